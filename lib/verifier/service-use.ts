import { errorMessage } from '../errors'
import type { Log } from '../ports'
import { isTouchDue, type ServiceAuthDeps } from '../service-tokens/verify'
import type { UsageDatabase } from './usage-store'

type ServiceRow = Parameters<ServiceAuthDeps['touch']>[0]

const intervalMs = 60_000

/** Writes the last use of a service token, once a minute at most. */
export function createServiceUse(database: Pick<UsageDatabase, 'run'>, log: Log): (row: ServiceRow, now: Date) => void {
  const written = new Map<string, number>()
  return (row, now) => {
    const at = now.getTime()
    if (!isTouchDue(row, now) || at - (written.get(row.tokenKey) ?? 0) < intervalMs) return
    written.set(row.tokenKey, at)
    const parts = [
      'UPDATE "ServiceToken" SET "lastUsedAt" = ',
      ' WHERE "tokenKey" = ',
      ' AND ("lastUsedAt" IS NULL OR "lastUsedAt" < ',
      ')',
    ]
    database.run([{ parts, values: [now, row.tokenKey, now] }]).catch((error: unknown) => {
      log.warn('Failed to record the use of a service token.', { error: errorMessage(error) })
    })
  }
}
