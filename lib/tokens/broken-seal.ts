import type { Log } from '../ports'

export const logBrokenSeal = (log: Log, tokenKey: string): void => log.error('A token row does not match its seal.', { tokenKey })

export const logOlderRow = (log: Log, tokenKey: string): void =>
  log.error('A token row is older than the journal: it was put back.', { tokenKey })
