import type { DeletionTime } from '../time/deletion'
import { inBatches } from './batches'
import type { Db, Tx } from './client'

/** Deletes up to `take` rows whose retention is over at `now`; returns their number. */
type DeleteExpired = (tx: Tx, now: DeletionTime, take: number) => Promise<number>

/** By the name of the rows. */
export type Retention = Readonly<Record<string, DeleteExpired>>

export type DeletedRows = Readonly<Record<string, number>>

/** Deletes in short transactions; returns the number of rows by name. */
export async function deleteExpired(db: Db, now: DeletionTime, retention: Retention): Promise<DeletedRows> {
  const deleted: Record<string, number> = {}
  for (const [name, deleteSome] of Object.entries(retention)) {
    deleted[name] = await inBatches(db, (tx, take) => deleteSome(tx, now, take))
  }
  return deleted
}
