import type { Tx } from '../db/client'
import type { Retention } from '../db/retention'
import { daysAfter } from '../time/calendar'

interface FixedWindow {
  readonly limit: number
  readonly windowMs: number
}

/** Counts uses in the window that its first use opened; false, and counts none, if they would exceed the limit. */
export async function takeFromWindow(tx: Tx, key: string, at: Date, { limit, windowMs }: FixedWindow, uses = 1): Promise<boolean> {
  if (uses > limit) return false
  const expired = new Date(at.getTime() - windowMs)
  const taken = await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${key}, ${at}, ${uses})
    ON CONFLICT ("key") DO UPDATE SET
      "windowStart" = CASE WHEN "RateLimit"."windowStart" <= ${expired} THEN excluded."windowStart" ELSE "RateLimit"."windowStart" END,
      "count" = CASE WHEN "RateLimit"."windowStart" <= ${expired} THEN excluded."count" ELSE "RateLimit"."count" + excluded."count" END
    WHERE "RateLimit"."windowStart" <= ${expired} OR "RateLimit"."count" <= ${limit - uses}`
  return taken === 1
}

/** Uses that the window still allows, and when it opens again. */
export async function windowRoom(tx: Tx, key: string, at: Date, { limit, windowMs }: FixedWindow) {
  const row = await tx.rateLimit.findUnique({ where: { key } })
  const opensAt = new Date((row?.windowStart ?? at).getTime() + windowMs)
  return { left: row === null || opensAt <= at ? limit : limit - row.count, opensAt }
}

/**
 * Takes a slot that has not been used for `windowMs`: no window of that length, wherever it begins, holds more uses than there
 * are slots. Returns null, or the time the first slot becomes free.
 */
export async function takeSlot(tx: Tx, key: string, at: Date, { limit, windowMs }: FixedWindow): Promise<Date | null> {
  const slots = Array.from({ length: limit }, (_, index) => `${key}:${index}`)
  const freeSince = new Date(at.getTime() - windowMs)
  for (const slot of slots) {
    const taken = await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${slot}, ${at}, 1)
      ON CONFLICT ("key") DO UPDATE SET "windowStart" = excluded."windowStart", "count" = "RateLimit"."count" + 1
      WHERE "RateLimit"."windowStart" <= ${freeSince}`
    if (taken === 1) return null
  }
  const rows = await tx.rateLimit.findMany({ where: { key: { in: slots } }, orderBy: { windowStart: 'asc' }, take: 1 })
  return new Date((rows[0]?.windowStart ?? at).getTime() + windowMs)
}

/** Counts one more event in a row; the row ends with `endRow`, or two days after its last event. */
export async function countInRow(tx: Tx, key: string, at: Date): Promise<number> {
  await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${key}, ${at}, 1)
    ON CONFLICT ("key") DO UPDATE SET "windowStart" = excluded."windowStart", "count" = "RateLimit"."count" + 1`
  return (await tx.rateLimit.findUniqueOrThrow({ where: { key }, select: { count: true } })).count
}

export async function endRow(tx: Tx, keys: readonly string[]): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key: { in: [...keys] } } })
}

export const retention = {
  limits: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "RateLimit" WHERE "key" IN
      (SELECT "key" FROM "RateLimit" WHERE "windowStart" < ${daysAfter(now, -2)} LIMIT ${take})`,
} as const satisfies Retention
