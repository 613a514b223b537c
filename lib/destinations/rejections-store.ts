import type { Tx } from '../db/client'

/** `closed`: the destination is paused or its location archived. `large`: the body is too large. */
export type Rejection = 'closed' | 'large'

const keyOf = (destinationId: string, reason: Rejection): string =>
  `rejected-deliveries:${destinationId}${reason === 'large' ? ':large' : ''}`

/** Counts consecutive rejections for the same reason. Call it with the destination locked. */
export async function countRejection(tx: Tx, destinationId: string, reason: Rejection, at: Date): Promise<number> {
  const key = keyOf(destinationId, reason)
  await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${key}, ${at}, 1)
    ON CONFLICT ("key") DO UPDATE SET "windowStart" = excluded."windowStart", "count" = "RateLimit"."count" + 1`
  return (await tx.rateLimit.findUniqueOrThrow({ where: { key }, select: { count: true } })).count
}

export async function resetRejections(tx: Tx, destinationId: string): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key: { in: [keyOf(destinationId, 'closed'), keyOf(destinationId, 'large')] } } })
}
