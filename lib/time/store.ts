import type { Db, Reader, Tx } from '../db/client'

export const highWaterKey = 'clock.highWater'
const jumpKey = 'clock.jumpedAt'
export const confirmedKey = 'clock.confirmed'
export const offsetKey = 'qa.clockOffset'

/** The latest time that held, which is at most a few seconds before the last stop. */
export const readHighWater = (reader: Reader): Promise<Date | null> => readTime(reader, highWaterKey)

export const raiseHighWater = (db: Db, mark: Date): Promise<void> => raise(db, highWaterKey, mark)

/** Time of the last jump ahead that was taken over; null if there was none. */
export const lastJump = (db: Db): Promise<Date | null> => readTime(db.read, jumpKey)

export const recordJump = (db: Db, at: Date): Promise<void> => raise(db, jumpKey, at)

/** Reading of the machine's clock that the operator last confirmed. */
export const readConfirmed = (reader: Reader): Promise<Date | null> => readTime(reader, confirmedKey)

/** Makes `at` the current time for every process, also if later times were seen. */
export async function confirmTime(tx: Tx, at: Date): Promise<void> {
  for (const key of [highWaterKey, jumpKey, confirmedKey]) await writeSetting(tx, key, at.toISOString())
}

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

export const writeOffset = (tx: Tx, offsetMs: number): Promise<void> => writeSetting(tx, offsetKey, String(offsetMs))

async function writeSetting(tx: Tx, key: string, value: string): Promise<void> {
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

async function readTime(reader: Reader, key: string): Promise<Date | null> {
  const value = await readSetting(reader, key)
  return value === null ? null : new Date(value)
}

async function readSetting(reader: Reader, key: string): Promise<string | null> {
  return (await reader.setting.findUnique({ where: { key } }))?.value ?? null
}
