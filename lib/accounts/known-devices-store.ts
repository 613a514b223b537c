import type { Tx } from '../db/client'

/** A browser or a network. */
export interface Sight {
  readonly what: 'browser' | 'network'
  readonly value: string
}

export const hasSights = async (tx: Tx, userId: string): Promise<boolean> =>
  (await tx.signInSight.findFirst({ where: { userId }, select: { what: true } })) !== null

/** Notes a sight; true when it was not seen since then. Of several at once one is told so. */
export async function noteSight(tx: Tx, userId: string, { what, value }: Sight, now: Date, since: Date): Promise<boolean> {
  const isNew =
    await tx.$executeRaw`INSERT INTO "SignInSight" ("userId", "what", "value", "lastSeenAt") VALUES (${userId}, ${what}, ${value}, ${now})
    ON CONFLICT ("userId", "what", "value") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt" WHERE "SignInSight"."lastSeenAt" < ${since}`
  if (isNew === 1) return true
  await tx.signInSight.updateMany({ where: { userId, what, value }, data: { lastSeenAt: now } })
  return false
}

export async function forgetSights(tx: Tx, userId: string, before: Date): Promise<void> {
  await tx.signInSight.deleteMany({ where: { userId, lastSeenAt: { lt: before } } })
}
