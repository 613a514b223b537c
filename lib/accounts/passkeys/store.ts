import type { Reader, Tx } from '../../db/client'
import type { UserId } from '../../ids'

export interface NewPasskey {
  /** Credential id, base64url. */
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: string
  readonly deviceType: string
  readonly backedUp: boolean
  readonly createdAt: Date
}

/** False if the credential is registered already. */
export async function insertPasskey(tx: Tx, passkey: NewPasskey): Promise<boolean> {
  if (await tx.passkey.findUnique({ where: { id: passkey.id }, select: { id: true } })) return false
  await tx.passkey.create({ data: passkey })
  return true
}

export const findPasskeys = (db: Reader | Tx, userId: string) =>
  db.passkey.findMany({ where: { userId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })

export const hasPasskeys = async (db: Reader, userId: string): Promise<boolean> =>
  (await db.passkey.findFirst({ where: { userId }, select: { id: true } })) !== null

/** A passkey and its user. */
export async function findPasskey(db: Reader, id: string) {
  const user = { select: { id: true, name: true, email: true, deactivatedAt: true } } as const
  const found = await db.passkey.findUnique({ where: { id }, include: { user } })
  return found && { ...found, user: { ...found.user, id: found.user.id as UserId } }
}

interface PasskeyUse {
  readonly id: string
  readonly before: number
  readonly counter: number
  readonly backedUp: boolean
}

/** Records a use; false if the passkey was removed or another use changed its counter. */
export async function recordUse(tx: Tx, { id, before, counter, backedUp }: PasskeyUse, lastUsedAt: Date): Promise<boolean> {
  return (await tx.passkey.updateMany({ where: { id, counter: before }, data: { counter, backedUp, lastUsedAt } })).count === 1
}

/** Returns the previous name; null if the user has no such passkey. */
export async function renamePasskey(tx: Tx, userId: string, id: string, name: string): Promise<string | null> {
  const found = await tx.passkey.findFirst({ where: { id, userId }, select: { name: true } })
  if (found) await tx.passkey.updateMany({ where: { id, userId }, data: { name } })
  return found?.name ?? null
}

/** Returns the name of the deleted passkey; null if the user has no such passkey. */
export async function deletePasskey(tx: Tx, userId: string, id: string): Promise<string | null> {
  const found = await tx.passkey.findFirst({ where: { id, userId }, select: { name: true } })
  if (!found) return null
  return (await tx.passkey.deleteMany({ where: { id, userId } })).count === 1 ? found.name : null
}

export interface UsedChallenge {
  readonly digest: string
  readonly purpose: string
  readonly userId: string | null
  readonly expiresAt: Date
}

/** Of concurrent calls with one digest, one returns true. */
export async function insertChallenge(tx: Tx, { digest, purpose, userId, expiresAt }: UsedChallenge, now: Date): Promise<boolean> {
  const inserted = await tx.$executeRaw`INSERT INTO "PasskeyChallenge" ("digest", "purpose", "userId", "createdAt", "expiresAt", "usedAt")
    VALUES (${digest}, ${purpose}, ${userId}, ${now}, ${expiresAt}, ${now}) ON CONFLICT ("digest") DO NOTHING`
  return inserted === 1
}
