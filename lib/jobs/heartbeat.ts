import type { Db } from '../db/client'
import { findLease } from './store'

/** The job that runs most often: its lease shows that jobs run. */
export const heartbeat = { name: 'email', leaseMs: 120_000 } as const

/** The last time jobs ran in any process; null if none runs them. */
export async function lastBeat(db: Db, now: Date): Promise<Date | null> {
  const lease = await findLease(db, heartbeat.name)
  return lease && lease.until > now ? new Date(lease.until.getTime() - heartbeat.leaseMs) : null
}
