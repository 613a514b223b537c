import type { Tx } from '../db/client'

/** Why deliveries are refused: the destination is closed to all, or one alone is too large. */
export type Refusal = 'closed' | 'large'

const keyOf = (destinationId: string, why: Refusal): string => `refused-deliveries:${destinationId}${why === 'large' ? ':large' : ''}`

/** Counts one more delivery refused for the same reason in a row; whoever holds the destination counts alone. */
export async function countRefusal(tx: Tx, destinationId: string, why: Refusal, at: Date): Promise<number> {
  const key = keyOf(destinationId, why)
  await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${key}, ${at}, 1)
    ON CONFLICT ("key") DO UPDATE SET "windowStart" = excluded."windowStart", "count" = "RateLimit"."count" + 1`
  return (await tx.rateLimit.findUniqueOrThrow({ where: { key }, select: { count: true } })).count
}

export async function endRefusals(tx: Tx, destinationId: string): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key: { in: [keyOf(destinationId, 'closed'), keyOf(destinationId, 'large')] } } })
}
