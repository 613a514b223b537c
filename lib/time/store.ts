import type { Db, Reader, Tx } from '../db/client'

export const highWaterKey = 'clock.highWater'
const jumpKey = 'clock.jumpedAt'
export const offsetKey = 'qa.clockOffset'

export async function readHighWater(db: Db): Promise<Date | null> {
  const value = await readSetting(db.read, highWaterKey)
  return value === null ? null : new Date(value)
}

export const raiseHighWater = (db: Db, mark: Date): Promise<void> => raise(db, highWaterKey, mark)

/** Time of the last jump ahead of the machine's clock under a running process; null if there was none. */
export async function lastJump(db: Db): Promise<Date | null> {
  const value = await readSetting(db.read, jumpKey)
  return value === null ? null : new Date(value)
}

export const recordJump = (db: Db, at: Date): Promise<void> => raise(db, jumpKey, at)

/** Keeps the later of the stored time and `at`: ISO 8601 text sorts chronologically. */
async function raise(db: Db, key: string, at: Date): Promise<void> {
  const value = at.toISOString()
  await db.write(
    (tx) =>
      tx.$executeRaw`INSERT INTO "Setting" ("key", "value") VALUES (${key}, ${value})
        ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value" WHERE "Setting"."value" < excluded."value"`,
  )
}

/** Milliseconds by which the QA clock is ahead of the machine's clock. */
export const readOffset = async (reader: Reader): Promise<number> => Number((await readSetting(reader, offsetKey)) ?? 0)

export async function writeOffset(tx: Tx, offsetMs: number): Promise<void> {
  const value = String(offsetMs)
  await tx.setting.upsert({ where: { key: offsetKey }, create: { key: offsetKey, value }, update: { value } })
}

async function readSetting(reader: Reader, key: string): Promise<string | null> {
  return (await reader.setting.findUnique({ where: { key } }))?.value ?? null
}
