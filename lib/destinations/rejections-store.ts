import type { Tx } from '../db/client'

/** Why deliveries are rejected: the destination is closed to all, or one alone is too large. */
export type Rejection = 'closed' | 'large'

const keyOf = (destinationId: string, why: Rejection): string => `rejected-deliveries:${destinationId}${why === 'large' ? ':large' : ''}`

/** Counts one more delivery rejected for the same reason in a row; whoever holds the destination counts alone. */
export async function countRejection(tx: Tx, destinationId: string, why: Rejection, at: Date): Promise<number> {
  const key = keyOf(destinationId, why)
  await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${key}, ${at}, 1)
    ON CONFLICT ("key") DO UPDATE SET "windowStart" = excluded."windowStart", "count" = "RateLimit"."count" + 1`
  return (await tx.rateLimit.findUniqueOrThrow({ where: { key }, select: { count: true } })).count
}

export async function endRejections(tx: Tx, destinationId: string): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key: { in: [keyOf(destinationId, 'closed'), keyOf(destinationId, 'large')] } } })
}
