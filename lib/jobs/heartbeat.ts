import type { Db } from '../db/client'
import { findLease } from './store'

/** The job that wakes most often, and how long its lease holds. */
export const beat = { name: 'mail', leaseMs: 120_000 } as const

/** When the jobs last woke, in any process; null when none runs them. */
export async function lastBeat(db: Db, now: Date): Promise<Date | null> {
  const lease = await findLease(db, beat.name)
  return lease && lease.until > now ? new Date(lease.until.getTime() - beat.leaseMs) : null
}
