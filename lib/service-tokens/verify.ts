import type { TokenKey } from '../ids'
import type { JournalReader, Recorded } from '../journal/index'
import type { Keys } from '../keys'
import type { Log } from '../ports'
import { matchesDigest, parseToken } from '../tokens/verify'
import type { LookupQuery, LookupRow } from '../verifier/reader'
import { logPutBack } from './put-back'
import { serviceSealHolds } from './seal'
import type { ServiceTokenRow } from './store'
import type { ServiceCaller } from './types'

const columns = ['tokenKey', 'name', 'digest', 'pepperId', 'createdBy', 'createdAt', 'lastUsedAt', 'revokedAt', 'seal', 'sealId'] as const

export const serviceQuery: LookupQuery = {
  columns: columns.map((name) => `s."${name}"`),
  from: 'FROM "ServiceToken" s',
  key: 's."tokenKey"',
}

/** What authentication needs from a process. */
export interface ServiceAuthDeps {
  /** Reads the row of `serviceQuery` as it is after this call began, and the time of that read. */
  find(tokenKey: TokenKey): Promise<{ readonly row: LookupRow | null; readonly now: Date }>
  /** Records a use. Never throws. */
  touch(row: ServiceTokenRow, now: Date): void
  readonly keys: Keys
  readonly log: Log
  readonly journal: Pick<JournalReader, 'recorded'>
}

/** Returns the caller with this token, or null for any invalid one. */
export async function authenticateService(deps: ServiceAuthDeps, presented: string): Promise<ServiceCaller | null> {
  const parsed = parseToken(presented)
  if (parsed?.type !== 'service') return null
  const recorded = await deps.journal.recorded(parsed.tokenKey)
  const { row: found, now } = await deps.find(parsed.tokenKey)
  const row = found && toServiceRow(found)
  if (!isGenuine(deps, presented, row, recorded)) return null
  deps.touch(row, now)
  return { kind: 'service', tokenKey: parsed.tokenKey, name: row.name }
}

/** True if the row is intact, not revoked, also by the journal, and that of the presented token. */
export function isGenuine(
  deps: Pick<ServiceAuthDeps, 'keys' | 'log'>,
  presented: string,
  row: ServiceTokenRow | null,
  { isRevoked }: Recorded,
): row is ServiceTokenRow {
  if (!matchesDigest(presented, row, deps.keys.pepper) || !row || row.revokedAt) return false
  if (!serviceSealHolds(row, deps.keys.seal)) {
    deps.log.error('A service token row does not match its seal.', { tokenKey: row.tokenKey })
    return false
  }
  if (isRevoked) logPutBack(deps.log, row.tokenKey)
  return !isRevoked
}

export function toServiceRow(row: LookupRow): ServiceTokenRow {
  const [tokenKey, name, digest, pepperId, createdBy, createdAt, lastUsedAt, revokedAt, seal, sealId] = row
  const time = (at: LookupRow[number] | undefined) => (at === null ? null : new Date(Number(at)))
  return {
    tokenKey: String(tokenKey),
    name: String(name),
    digest: String(digest),
    pepperId: String(pepperId),
    createdBy: String(createdBy),
    createdAt: new Date(Number(createdAt)),
    lastUsedAt: time(lastUsedAt),
    revokedAt: time(revokedAt),
    seal: String(seal),
    sealId: String(sealId),
  }
}

const touchIntervalMs = 60_000

/** An API server may send a thousand requests per second: the last use is written at most once a minute. */
export const isTouchDue = ({ lastUsedAt }: ServiceTokenRow, now: Date): boolean =>
  !lastUsedAt || now.getTime() - lastUsedAt.getTime() >= touchIntervalMs
