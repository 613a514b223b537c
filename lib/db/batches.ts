import type { Db, Tx } from './client'

/** Processes at most `take` rows; returns the number processed. */
type WorkOnSome = (tx: Tx, take: number) => Promise<number>

interface Batches {
  readonly perTransaction?: number
  readonly transactions?: number
}

/**
 * Processes rows in short transactions until none are left, so that other writes do not wait long. Stops after `transactions`
 * of them; the next call continues. Returns the number of rows processed.
 */
export async function inBatches(db: Db, work: WorkOnSome, { perTransaction = 500, transactions = 200 }: Batches = {}): Promise<number> {
  let rows = 0
  for (let round = 0; round < transactions; round += 1) {
    const done = await db.write((tx) => work(tx, perTransaction))
    rows += done
    if (done < perTransaction) break
  }
  return rows
}
