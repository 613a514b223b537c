import { inBatches } from '../db/batches'
import { type ExpiredRows, expiredRows } from './clean-store'
import type { JobsDeps } from './index'

type CleanDeps = Pick<JobsDeps, 'db' | 'clock'> & { readonly mail: Pick<JobsDeps['mail'], 'clean'> }

/** Forgets what only time makes useless; answers how many rows of each kind. */
export async function clean({ db, clock, mail }: CleanDeps): Promise<Readonly<Record<string, number>>> {
  const now = await clock.now()
  const gone: Record<string, number> = {}
  for (const kind of Object.keys(expiredRows) as ExpiredRows[]) {
    gone[kind] = await inBatches(db, (tx, take) => expiredRows[kind](tx, now, take))
  }
  return { ...gone, mails: await mail.clean() }
}
