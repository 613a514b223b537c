import type { Log } from '../ports'

export const logPutBack = (log: Log, tokenKey: string): void =>
  log.error('A service token row is older than the journal: it was put back.', { tokenKey })
