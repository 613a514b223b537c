import type { Tx } from '../db/client'

const keyOf = (destinationId: string): string => `refused-deliveries:${destinationId}`

/** Counts one more refused delivery in a row; whoever holds the destination counts alone. */
export async function countRefusal(tx: Tx, destinationId: string, at: Date): Promise<number> {
  const key = keyOf(destinationId)
  await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${key}, ${at}, 1)
    ON CONFLICT ("key") DO UPDATE SET "windowStart" = excluded."windowStart", "count" = "RateLimit"."count" + 1`
  return (await tx.rateLimit.findUniqueOrThrow({ where: { key }, select: { count: true } })).count
}

export async function endRefusals(tx: Tx, destinationId: string): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key: keyOf(destinationId) } })
}
