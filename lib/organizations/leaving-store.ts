import type { Reader } from '../db/client'
import type { UserId } from '../ids'

/** Active and deactivated memberships, by id of the organization. */
export const findNotEnded = (db: Reader, userId: UserId) =>
  db.membership.findMany({
    where: { userId, removedAt: null },
    select: { orgId: true, role: true, deactivatedAt: true, org: { select: { slug: true, name: true } } },
    orderBy: { orgId: 'asc' },
  })

export const findEmail = async (db: Reader, id: UserId): Promise<string | null> =>
  (await db.user.findFirst({ where: { id, deletedAt: null }, select: { email: true } }))?.email ?? null
