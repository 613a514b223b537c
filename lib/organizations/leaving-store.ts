import type { Reader, Tx } from '../db/client'
import type { OrgId, UserId } from '../ids'

/** Active memberships, by id of the organization. */
export const findLeavable = (db: Reader | Tx, userId: UserId) =>
  db.membership.findMany({
    where: { userId, deactivatedAt: null },
    select: { orgId: true, role: true, org: { select: { slug: true, name: true } } },
    orderBy: { orgId: 'asc' },
  })

/** Numbers of tokens by organization and type: the user's own, and the admin and location tokens that they created. */
export async function countLeftTokens(db: Reader, userId: UserId) {
  const own = await db.token.groupBy({ by: ['orgId'], where: { ownerId: userId, type: 'user', revokedAt: null }, _count: { _all: true } })
  const created = await db.token.groupBy({
    by: ['orgId'],
    where: { createdById: userId, type: { in: ['admin', 'location'] }, revokedAt: null },
    _count: { _all: true },
  })
  const byOrg = (rows: typeof own) => new Map(rows.map((row) => [row.orgId as OrgId, row._count._all]))
  return { own: byOrg(own), created: byOrg(created) }
}

export const findEmail = async (db: Reader, id: UserId): Promise<string | null> =>
  (await db.user.findFirst({ where: { id, deletedAt: null }, select: { email: true } }))?.email ?? null
