import type { ServiceTokenDeps } from './deps'
import { type ServiceTokenRow, touchServiceToken } from './store'
import { isTouchDue, type ServiceAuthDeps, serviceQuery } from './verify'

/** Authentication on the database client and clock of this process. */
export const authenticating = (deps: Pick<ServiceTokenDeps, 'db' | 'clock' | 'keys' | 'log' | 'journal'>): ServiceAuthDeps => ({
  keys: deps.keys,
  log: deps.log,
  journal: deps.journal,
  find: (tokenKey) => deps.db.rows.prepare(serviceQuery)(tokenKey),
  touch: (row) => {
    recordUse(deps, row).catch((error: unknown) => deps.log.warn('Failed to record the use of a service token.', { error: String(error) }))
  },
})

async function recordUse({ db, clock }: Pick<ServiceTokenDeps, 'db' | 'clock'>, row: ServiceTokenRow): Promise<void> {
  const now = await clock.now()
  if (isTouchDue(row, now)) await db.write((tx) => touchServiceToken(tx, row.tokenKey, now))
}
