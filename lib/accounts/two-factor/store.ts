import type { Reader, Tx } from '../../db/client'

/** The sealed secret of a user's time-based codes. */
export interface SealedSecret {
  readonly viewKeyId: string
  readonly nonce: string
  readonly sealed: string
}

/** Stores a secret that is no second factor yet, replacing an earlier unconfirmed one; false if two-factor codes are on. */
export async function putUnconfirmed(tx: Tx, userId: string, secret: SealedSecret, createdAt: Date): Promise<boolean> {
  await tx.authenticator.deleteMany({ where: { userId, confirmedAt: null } })
  if (await tx.authenticator.findUnique({ where: { userId }, select: { userId: true } })) return false
  await tx.authenticator.create({ data: { userId, ...secret, createdAt } })
  return true
}

export const findConfirmed = (db: Reader | Tx, userId: string) =>
  db.authenticator.findFirst({ where: { userId, confirmedAt: { not: null } } })

export const findUnconfirmed = (db: Reader, userId: string, since: Date) =>
  db.authenticator.findFirst({ where: { userId, confirmedAt: null, createdAt: { gt: since } } })

/** Turns on the stored secret, with the time step of its first code; false if it was replaced or is on already. */
export async function confirmSecret(tx: Tx, userId: string, sealed: string, step: number, now: Date): Promise<boolean> {
  const where = { userId, sealed, confirmedAt: null } as const
  const data = { confirmedAt: now, lastStep: step, lastUsedAt: now }
  return (await tx.authenticator.updateMany({ where, data })).count === 1
}

/** Uses the code of a time step; `secret` is stored with it, sealed under the current key. Of concurrent calls, one returns true. */
export async function takeStep(tx: Tx, userId: string, sealed: string, step: number, secret: SealedSecret, now: Date): Promise<boolean> {
  const unused = { OR: [{ lastStep: null }, { lastStep: { lt: step } }] }
  const data = { ...secret, lastStep: step, lastUsedAt: now }
  return (await tx.authenticator.updateMany({ where: { userId, sealed, confirmedAt: { not: null }, ...unused }, data })).count === 1
}

/** Deletes the secret and the recovery codes; false if two-factor codes are off. */
export async function deleteSecret(tx: Tx, userId: string): Promise<boolean> {
  const { count } = await tx.authenticator.deleteMany({ where: { userId, confirmedAt: { not: null } } })
  await tx.recoveryCode.deleteMany({ where: { userId } })
  return count === 1
}

export async function replaceRecoveryCodes(tx: Tx, userId: string, digests: readonly string[], createdAt: Date): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: digests.map((digest) => ({ userId, digest, createdAt })) })
}

/** Uses a recovery code, given by its digest under each key; of concurrent calls, one returns true. */
export async function takeRecoveryCode(tx: Tx, userId: string, digests: readonly string[], now: Date): Promise<boolean> {
  const where = { userId, digest: { in: [...digests] }, usedAt: null }
  return (await tx.recoveryCode.updateMany({ where, data: { usedAt: now } })).count === 1
}

export const countRecoveryCodes = (db: Reader | Tx, userId: string): Promise<number> =>
  db.recoveryCode.count({ where: { userId, usedAt: null } })
