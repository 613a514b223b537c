import type { Tx } from '../../db/client'
import type { UserId } from '../../ids'

export interface NewEmailChange {
  readonly userId: UserId
  readonly newEmail: string
  readonly requestedAt: Date
  readonly expiresAt: Date
}

/** Replaces an earlier change of the same user. */
export async function putEmailChange(tx: Tx, { userId, ...change }: NewEmailChange): Promise<void> {
  const data = { ...change, oldConfirmedAt: null, newConfirmedAt: null }
  await tx.emailChange.upsert({ where: { userId }, create: { userId, ...data }, update: data })
}

export type Side = 'old' | 'new'

/** Records the confirmation of one address and returns the change; null if it was canceled, replaced or has expired. */
export async function confirmSide(tx: Tx, userId: UserId, newEmail: string, side: Side, now: Date) {
  const data = side === 'old' ? { oldConfirmedAt: now } : { newConfirmedAt: now }
  const { count } = await tx.emailChange.updateMany({ where: { userId, newEmail, expiresAt: { gt: now } }, data })
  return count === 1 ? tx.emailChange.findUnique({ where: { userId } }) : null
}

export async function deleteEmailChange(tx: Tx, userId: UserId): Promise<boolean> {
  const { count } = await tx.emailChange.deleteMany({ where: { userId } })
  return count === 1
}

export async function writeEmail(tx: Tx, id: UserId, data: { email: string; search: string; emailVerifiedAt: Date }): Promise<void> {
  await tx.user.update({ where: { id }, data })
}
