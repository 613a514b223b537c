import type { Reader, Tx } from '../db/client'
import type { UserId } from '../ids'

/** Locks a user until the transaction ends: changes of their ways to sign in take turns, so that one always remains. */
export async function lockUser(tx: Tx, id: UserId): Promise<void> {
  await tx.$executeRaw`UPDATE "User" SET "name" = "name" WHERE "id" = ${id}`
}

/** Ways that start a sign-in; two-factor codes only complete one. */
export interface WaysToSignIn {
  readonly password: boolean
  readonly passkeys: number
  /** Accounts at an OpenID Connect provider. */
  readonly identities: number
}

export async function findWays(db: Reader | Tx, id: UserId): Promise<WaysToSignIn> {
  const select = { passwordHash: true, _count: { select: { passkeys: true, identities: true } } } as const
  const { passwordHash, _count: count } = await db.user.findUniqueOrThrow({ where: { id }, select })
  return { password: passwordHash !== null, ...count }
}

export const countWays = ({ password, passkeys, identities }: WaysToSignIn): number => (password ? 1 : 0) + passkeys + identities
