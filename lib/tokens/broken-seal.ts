import type { Log } from '../ports'

export const logBrokenSeal = (log: Log, tokenKey: string): void => log.error('A token row does not match its seal.', { tokenKey })
