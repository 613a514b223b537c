import type { Reader, Tx } from '../../db/client'
import type { UserId } from '../../ids'

export interface NewIdentity {
  readonly issuer: string
  readonly subject: string
  readonly userId: UserId
  readonly email: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

export async function insertIdentity(tx: Tx, identity: NewIdentity): Promise<void> {
  await tx.identity.create({ data: identity })
}

/** Records a use of the provider's account and returns its user; null if it is connected to no user, or not to `userId`. */
export async function touchIdentity(tx: Tx, issuer: string, subject: string, now: Date, userId?: UserId) {
  const where = { issuer, subject, ...(userId === undefined ? {} : { userId }) }
  const { count } = await tx.identity.updateMany({ where, data: { lastUsedAt: now } })
  if (count !== 1) return null
  const user = { select: { id: true, deactivatedAt: true } } as const
  return (await tx.identity.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { user } }))?.user ?? null
}

export const findIdentities = (db: Reader | Tx, userId: UserId) =>
  db.identity.findMany({
    where: { userId },
    select: { issuer: true, subject: true, email: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: 'asc' }, { subject: 'asc' }],
  })

/** True if the user can sign in at this issuer. */
export const hasIdentityAt = async (db: Reader, userId: UserId, issuer: string): Promise<boolean> =>
  (await db.identity.count({ where: { userId, issuer }, take: 1 })) === 1

/** True if the user had it. */
export async function deleteIdentity(tx: Tx, userId: UserId, issuer: string, subject: string): Promise<boolean> {
  return (await tx.identity.deleteMany({ where: { userId, issuer, subject } })).count === 1
}
