import { matchesDigest, parseToken } from '../tokens/index'
import type { ServiceCaller, ServiceTokenDeps } from './index'
import { serviceSealHolds } from './seal'
import { findServiceToken, type ServiceTokenRow, touchServiceToken } from './store'

const touchedEveryMs = 60_000

/** The caller a presented string makes, or null, whatever the reason. */
export async function authenticateService(deps: ServiceTokenDeps, presented: string): Promise<ServiceCaller | null> {
  const parsed = parseToken(presented)
  if (parsed?.type !== 'service') return null
  const row = await findServiceToken(deps.db.read, parsed.tokenKey)
  if (!matchesDigest(presented, row, deps.keys.pepper) || !row) return null
  if (!serviceSealHolds(row, deps.keys.seal)) {
    deps.log.error('A service token row does not match its seal.', { tokenKey: row.tokenKey })
    return null
  }
  recordUse(deps, row).catch((error: unknown) => deps.log.warn('The use of a service token was not written.', { error: String(error) }))
  return { kind: 'service', tokenKey: parsed.tokenKey, name: row.name }
}

/** An API server asks a thousand times a second: once a minute is written. */
async function recordUse({ db, clock }: ServiceTokenDeps, { tokenKey, lastUsedAt }: ServiceTokenRow): Promise<void> {
  const now = await clock.now()
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < touchedEveryMs) return
  await db.write((tx) => touchServiceToken(tx, tokenKey, now))
}
