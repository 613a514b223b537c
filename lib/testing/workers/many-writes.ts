import type { Db } from '../../db/client'

export interface Writes {
  readonly rejected: string[]
}

/** Raises the setting `counter` that often, all at once: each time a read, then a write. */
export async function countWrites(db: Db, writes: number): Promise<Writes> {
  const rejected: string[] = []
  const raise = () =>
    db.write(async (tx) => {
      await tx.setting.count()
      await tx.$executeRaw`UPDATE "Setting" SET "value" = CAST(CAST("value" AS INTEGER) + 1 AS TEXT) WHERE "key" = 'counter'`
    })
  await Promise.all(Array.from({ length: writes }, () => raise().catch((error: unknown) => void rejected.push(String(error)))))
  return { rejected }
}
