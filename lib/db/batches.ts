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

/** Processes the next `take` rows after an id, in the order of ids; returns the last id, or null if there were none. */
export type WorkAfter = (tx: Tx, after: string, take: number) => Promise<string | null>

/** Processes every row of a table in short transactions. */
export async function inOrderOfId(db: Db, work: WorkAfter, perTransaction = 500): Promise<void> {
  let after: string | null = ''
  while (after !== null) {
    const from: string = after
    after = await db.write((tx) => work(tx, from, perTransaction))
  }
}

/** Handles up to `limit` rows that it does not find again; returns their number. */
type HandleSome = (limit: number) => Promise<{ readonly count: number }>

/** Handles every row of a transaction in short statements: between two of them, other requests run. */
export async function untilNone(handleSome: HandleSome, perStatement = 500): Promise<void> {
  for (let count = perStatement; count === perStatement; ) ({ count } = await handleSome(perStatement))
}
