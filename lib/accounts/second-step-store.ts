import type { Reader, Tx } from '../db/client'
import type { UserId } from '../ids'

export interface NewSecondStep {
  readonly digest: string
  readonly userId: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertSecondStep(tx: Tx, step: NewSecondStep): Promise<void> {
  await tx.secondStep.create({ data: step })
}

const open = (digest: string, now: Date) => ({ digest, usedAt: null, expiresAt: { gt: now } }) as const

/** The active user whose sign-in waits for the second factor; null if the step is unknown, used or expired. */
export async function findSecondStep(db: Reader, digest: string, now: Date) {
  const where = { ...open(digest, now), user: { deactivatedAt: null } } as const
  const step = await db.secondStep.findFirst({ where, select: { user: { select: { id: true, name: true } } } })
  return step && { id: step.user.id as UserId, name: step.user.name }
}

/** Of concurrent calls, one returns true. */
export async function takeSecondStep(tx: Tx, digest: string, now: Date): Promise<boolean> {
  return (await tx.secondStep.updateMany({ where: open(digest, now), data: { usedAt: now } })).count === 1
}
