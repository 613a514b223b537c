import type { Reader, Tx } from '../db/client'
import type { OrgId, UserId } from '../ids'

/** Active memberships, by id of the organization. */
export const findLeavable = (db: Reader | Tx, userId: UserId) =>
  db.membership.findMany({
    where: { userId, deactivatedAt: null },
    select: { orgId: true, role: true, org: { select: { slug: true, name: true } } },
    orderBy: { orgId: 'asc' },
  })

/** Numbers of a user's own tokens in an organization, and of the admin and location tokens that they created. */
export async function countLeftTokens(db: Reader, orgId: OrgId, userId: UserId): Promise<{ own: number; created: number }> {
  const own = await db.token.count({ where: { orgId, ownerId: userId, type: 'user', revokedAt: null } })
  const created = await db.token.count({ where: { orgId, createdById: userId, type: { in: ['admin', 'location'] }, revokedAt: null } })
  return { own, created }
}

export const findEmail = async (db: Reader, id: UserId): Promise<string | null> =>
  (await db.user.findFirst({ where: { id, deletedAt: null }, select: { email: true } }))?.email ?? null
