import type { Reader, Tx } from '../db/client'
import type { UserId } from '../ids'

/** Active memberships, by id of the organization. */
export const findLeavable = (db: Reader, userId: UserId) =>
  db.membership.findMany({
    where: { userId, deactivatedAt: null },
    select: { orgId: true, role: true, org: { select: { slug: true, name: true } } },
    orderBy: { orgId: 'asc' },
  })

/** Active and deactivated memberships, by id of the organization. */
export const findNotEnded = (tx: Tx, userId: UserId) =>
  tx.membership.findMany({ where: { userId, removedAt: null }, select: { orgId: true }, orderBy: { orgId: 'asc' } })

export const findEmail = async (db: Reader, id: UserId): Promise<string | null> =>
  (await db.user.findFirst({ where: { id, deletedAt: null }, select: { email: true } }))?.email ?? null
