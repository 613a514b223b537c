import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'

export const countLocations = (db: Reader, orgId: OrgId): Promise<number> => db.location.count({ where: { orgId } })

/** Open ones first, each by name. */
export const findLocationRows = (db: Reader, orgId: OrgId, skip: number, take: number) =>
  db.location.findMany({
    where: { orgId },
    skip,
    take,
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      slug: true,
      name: true,
      archivedAt: true,
      _count: {
        select: { tokens: { where: { revokedAt: null } }, members: { where: { membership: { deactivatedAt: null } } } },
      },
      members: {
        where: { membership: { role: 'manager', deactivatedAt: null } },
        select: { membership: { select: { user: { select: { name: true } } } } },
        orderBy: { membership: { user: { name: 'asc' } } },
        take: 4,
      },
    },
  })

export const findLocationById = (tx: Tx, orgId: OrgId, id: string) =>
  tx.location.findFirst({
    where: { orgId, id },
    select: { name: true, archivedAt: true, _count: { select: { tokens: { where: { revokedAt: null } } } } },
  })

export async function updateLocation(
  tx: Tx,
  orgId: OrgId,
  id: string,
  data: { readonly name?: string; readonly archivedAt?: Date | null },
): Promise<void> {
  await tx.location.update({ where: { orgId_id: { orgId, id } }, data })
}
