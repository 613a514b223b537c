import type { Db, Tx } from './client'

/** Does its work on so many rows at most, and answers on how many. */
type WorkOnSome = (tx: Tx, take: number) => Promise<number>

interface Batches {
  readonly perTransaction?: number
  readonly transactions?: number
}

/**
 * Repeats what is done to some rows until none is left, in transactions that nobody waits for. What is left after so many
 * waits for the next time. Answers how many rows it was.
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
