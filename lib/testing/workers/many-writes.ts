import type { Db } from '../../db/client'

export interface Writes {
  readonly rejected: string[]
}

/** Increments the setting `counter` concurrently, each time with a read before the write. */
export async function countWrites(db: Db, writes: number): Promise<Writes> {
  const rejected: string[] = []
  const increment = () =>
    db.write(async (tx) => {
      await tx.setting.count()
      await tx.$executeRaw`UPDATE "Setting" SET "value" = CAST(CAST("value" AS INTEGER) + 1 AS TEXT) WHERE "key" = 'counter'`
    })
  await Promise.all(Array.from({ length: writes }, () => increment().catch((error: unknown) => void rejected.push(String(error)))))
  return { rejected }
}
