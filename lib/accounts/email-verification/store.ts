import type { Reader, Tx } from '../../db/client'
import type { UserId } from '../../ids'

/** The email address of a user who has not verified it; null if they have. */
export const findUnverified = async (db: Reader | Tx, id: UserId): Promise<string | null> =>
  (await db.user.findFirst({ where: { id, emailVerifiedAt: null }, select: { email: true } }))?.email ?? null

/** Returns the name of the user; null if the address changed or is verified already. */
export async function writeVerified(tx: Tx, id: UserId, email: string, emailVerifiedAt: Date): Promise<string | null> {
  const { count } = await tx.user.updateMany({ where: { id, email, emailVerifiedAt: null }, data: { emailVerifiedAt } })
  return count === 1 ? (await tx.user.findUniqueOrThrow({ where: { id }, select: { name: true } })).name : null
}
