import type { ServiceTokenDeps } from './deps'
import { type ServiceTokenRow, touchServiceToken } from './store'
import { isTouchDue, type ServiceAuthDeps, serviceQuery } from './verify'

/** Authentication on the database client and clock of this process. */
export const authenticating = (deps: Pick<ServiceTokenDeps, 'db' | 'clock' | 'keys' | 'log' | 'journal'>): ServiceAuthDeps => ({
  keys: deps.keys,
  log: deps.log,
  journal: deps.journal,
  find: async (tokenKey) => ({ row: await deps.db.rows.prepare(serviceQuery)(tokenKey), now: await deps.clock.now() }),
  touch: (row, now) => {
    recordUse(deps, row, now).catch((error: unknown) =>
      deps.log.warn('Failed to record the use of a service token.', { error: String(error) }),
    )
  },
})

async function recordUse({ db }: Pick<ServiceTokenDeps, 'db'>, row: ServiceTokenRow, now: Date): Promise<void> {
  if (isTouchDue(row, now)) await db.write((tx) => touchServiceToken(tx, row.tokenKey, now))
}
