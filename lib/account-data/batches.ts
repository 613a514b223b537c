export type Batches<Row> = AsyncGenerator<readonly Row[]>

/** Rows that one statement brings into this process: between two statements, other requests run. */
export const perStatement = 250

/** Reads the rows after the last one of the batch before, until there are fewer than asked for, or `most`. */
export async function* inBatches<Row>(read: (after: Row | null, take: number) => Promise<Row[]>, most: number): Batches<Row> {
  let after: Row | null = null
  for (let left = most; left > 0; left -= perStatement) {
    const rows: Row[] = await read(after, Math.min(left, perStatement))
    if (rows.length > 0) yield rows
    after = rows.at(-1) ?? null
    if (rows.length < perStatement) return
  }
}

export async function* mapped<From, To>(batches: Batches<From>, map: (row: From) => To): Batches<To> {
  for await (const batch of batches) yield batch.map(map)
}
