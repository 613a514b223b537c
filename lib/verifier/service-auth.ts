import { timingSafeEqual } from 'node:crypto'
import type { Recorded } from '../journal/index'
import type { ServiceCaller } from '../service-tokens/index'
import { isGenuine, type ServiceAuthDeps, toServiceRow } from '../service-tokens/verify'
import { parseToken } from '../tokens/verify'
import type { LookupRow } from './reader'

interface Checked {
  readonly presented: Buffer
  readonly row: LookupRow
  readonly service: Parameters<ServiceAuthDeps['touch']>[0]
  readonly caller: ServiceCaller
}

/** Service tokens whose last check is kept. */
const capacity = 256
/** Columns of `serviceQuery`, whose last use changes once a minute, and nothing after them. */
const columns = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * Authenticates API servers, which send the same token with every request. The row is read every time; its two signatures are
 * computed again only if the token or any column differs from the last time.
 */
export function createServiceAuth(deps: ServiceAuthDeps): (presented: string) => Promise<ServiceCaller | null> {
  const checked = new Map<string, Checked>()

  function check(presented: string, found: LookupRow | null, recorded: Recorded): Checked | null {
    const row = found && toServiceRow(found)
    if (!found || !isGenuine(deps, presented, row, recorded)) return null
    const caller: ServiceCaller = { kind: 'service', tokenKey: row.tokenKey as ServiceCaller['tokenKey'], name: row.name }
    if (checked.size >= capacity) checked.clear()
    const result = { presented: Buffer.from(presented), row: found, service: row, caller }
    checked.set(row.tokenKey, result)
    return result
  }

  return async (presented) => {
    const parsed = parseToken(presented)
    if (parsed?.type !== 'service') return null
    const recorded = await deps.journal.recorded(parsed.tokenKey)
    const found = await deps.find(parsed.tokenKey)
    const before = checked.get(parsed.tokenKey)
    const isKnown = found && before && !recorded.isRevoked && isSame(before, presented, found)
    const result = isKnown ? before : check(presented, found, recorded)
    if (result) deps.touch(result.service)
    return result?.caller ?? null
  }
}

const isSame = (before: Checked, presented: string, row: LookupRow): boolean =>
  timingSafeEqual(before.presented, Buffer.from(presented)) && columns.every((column) => before.row[column] === row[column])
