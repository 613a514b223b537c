import type { Tx } from '../db/client'

/** Ends what was written at times after `now`: it would last until those times come. */
export async function forgetFuture(tx: Tx, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { createdAt: { gt: now }, endedAt: null }, data: { endedAt: now } })
  await tx.throttle.deleteMany({ where: { lastFailedAt: { gt: now } } })
  await tx.rateLimit.deleteMany({ where: { windowStart: { gt: now } } })
  await tx.jobLease.deleteMany({ where: { until: { gt: now } } })
}
