import { timingSafeEqual } from 'node:crypto'
import type { TokenKey } from '../ids'
import type { Recorded } from '../journal/index'
import type { ServiceCaller } from '../service-tokens/index'
import { isGenuine, type ServiceAuthDeps, toServiceRow } from '../service-tokens/verify'
import type { LookupRow } from './reader'

interface Checked {
  readonly presented: Buffer
  readonly row: LookupRow
  readonly service: Parameters<ServiceAuthDeps['touch']>[0]
  readonly caller: ServiceCaller
}

/** A presented token, and what the journal knew of it before its row was read. */
export interface Presented {
  readonly presented: string
  readonly tokenKey: TokenKey
  readonly recorded: Recorded
}

/** Returns the caller with this token, or null for an invalid one. The row is one of `serviceQuery`. */
type Authenticate = (service: Presented, row: LookupRow | null, now: Date) => ServiceCaller | null

/** Service tokens whose last check is kept. */
const capacity = 256
/** Columns of `serviceQuery`, whose last use changes once a minute, and nothing after them. */
const columns = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * Authenticates API servers, which send the same token with every request: the two signatures of its row are computed again only if
 * the token or any column differs from the last time.
 */
export function createServiceAuth(deps: Pick<ServiceAuthDeps, 'keys' | 'log' | 'touch'>): Authenticate {
  const checked = new Map<string, Checked>()

  function check({ presented, recorded }: Presented, found: LookupRow | null): Checked | null {
    const row = found && toServiceRow(found)
    if (!found || !isGenuine(deps, presented, row, recorded)) return null
    const caller: ServiceCaller = { kind: 'service', tokenKey: row.tokenKey as TokenKey, name: row.name }
    if (checked.size >= capacity) checked.clear()
    const result = { presented: Buffer.from(presented), row: found, service: row, caller }
    checked.set(row.tokenKey, result)
    return result
  }

  return (service, row, now) => {
    const before = checked.get(service.tokenKey)
    const isKnown = row !== null && before !== undefined && !service.recorded.isRevoked && isSame(before, service.presented, row)
    const result = isKnown ? before : check(service, row)
    if (result) deps.touch(result.service, now)
    return result?.caller ?? null
  }
}

const isSame = (before: Checked, presented: string, row: LookupRow): boolean =>
  timingSafeEqual(before.presented, Buffer.from(presented)) && columns.every((column) => before.row[column] === row[column])
