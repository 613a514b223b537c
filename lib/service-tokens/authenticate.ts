import { matchesDigest, parseToken } from '../tokens/index'
import type { ServiceTokenDeps } from './deps'
import { logPutBack } from './journal'
import { serviceSealHolds } from './seal'
import { findServiceToken, type ServiceTokenRow, touchServiceToken } from './store'
import type { ServiceCaller } from './types'

const touchIntervalMs = 60_000

export async function authenticateService(deps: ServiceTokenDeps, presented: string): Promise<ServiceCaller | null> {
  const parsed = parseToken(presented)
  if (parsed?.type !== 'service') return null
  const { isRevoked } = await deps.journal.recorded(parsed.tokenKey)
  const row = await findServiceToken(deps.db.read, parsed.tokenKey)
  if (!matchesDigest(presented, row, deps.keys.pepper) || !row) return null
  if (!serviceSealHolds(row, deps.keys.seal)) {
    deps.log.error('A service token row does not match its seal.', { tokenKey: row.tokenKey })
    return null
  }
  if (isRevoked) {
    logPutBack(deps.log, row.tokenKey)
    return null
  }
  recordUse(deps, row).catch((error: unknown) => deps.log.warn('Failed to record the use of a service token.', { error: String(error) }))
  return { kind: 'service', tokenKey: parsed.tokenKey, name: row.name }
}

/** An API server may send a thousand requests per second: writes at most once a minute. */
async function recordUse({ db, clock }: ServiceTokenDeps, { tokenKey, lastUsedAt }: ServiceTokenRow): Promise<void> {
  const now = await clock.now()
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < touchIntervalMs) return
  await db.write((tx) => touchServiceToken(tx, tokenKey, now))
}
