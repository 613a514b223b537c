import type { Reader, Tx } from '../../db/client'
import type { UserId } from '../../ids'

interface LinkOwner {
  readonly kind: string
  readonly userId: UserId | null
  readonly email: string
}

interface NewLinkRow extends LinkOwner {
  readonly digest: string
  readonly payload: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertLink(tx: Tx, link: NewLinkRow): Promise<void> {
  await tx.oneTimeLink.create({ data: link })
}

/** Deletes the unused links of a kind for a user; without a user, for an email address. */
export async function deleteUnused(tx: Tx, { kind, userId, email }: LinkOwner): Promise<void> {
  const whose = userId === null ? { userId: null, email } : { userId }
  await tx.oneTimeLink.deleteMany({ where: { kind, ...whose, usedAt: null } })
}

const usable = (kind: string, digest: string, now: Date) => ({
  digest,
  kind,
  usedAt: null,
  expiresAt: { gt: now },
  OR: [{ userId: null }, { user: { deactivatedAt: null, deletedAt: null } }],
})

const fields = { userId: true, email: true, payload: true } as const

export const findUsable = (db: Reader, kind: string, digest: string, now: Date) =>
  db.oneTimeLink.findFirst({ where: usable(kind, digest, now), select: fields })

/** Marks a link as used; null if it could not be used. */
export async function takeUsable(tx: Tx, kind: string, digest: string, now: Date) {
  const { count } = await tx.oneTimeLink.updateMany({ where: usable(kind, digest, now), data: { usedAt: now } })
  return count === 1 ? tx.oneTimeLink.findUnique({ where: { digest }, select: fields }) : null
}
