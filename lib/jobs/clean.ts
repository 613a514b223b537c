import { type DeletedRows, deleteExpired } from '../db/retention'
import { deletionTime } from '../time/deletion'
import type { JobsDeps } from './deps'
import { retention } from './store'

type CleanDeps = Pick<JobsDeps, 'db' | 'clock' | 'cleaners'>

/** Deletes the rows of every module whose retention is over; none while the clock is in doubt. */
export async function clean({ db, clock, cleaners }: CleanDeps): Promise<DeletedRows> {
  const now = await deletionTime(clock)
  if (now === null) return {}
  const deleted = [await deleteExpired(db, now, retention)]
  for (const cleaner of cleaners) deleted.push(await cleaner.clean(now))
  return Object.fromEntries(deleted.flatMap((rows) => Object.entries(rows)))
}
