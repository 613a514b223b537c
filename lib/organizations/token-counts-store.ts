import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'

// The list index has only tokens that are not deleted; an owner only if it is a user token. 100,000 of them are counted in its indexes
// in milliseconds, in the table in tenths of a second.

/** Numbers of user tokens, by owner; of everyone without `ownerIds`. */
export async function countOwnedTokens(db: Reader, orgId: OrgId, ownerIds?: string[]): Promise<ReadonlyMap<string | null, number>> {
  const where = { orgId, managed: 0, ownerId: ownerIds ? { in: ownerIds } : { not: null } }
  const rows = await db.tokenListing.groupBy({ by: ['ownerId'], where, _count: { _all: true } })
  return new Map(rows.map(({ ownerId, _count }) => [ownerId, _count._all]))
}

/** Numbers of tokens, managed ones included, by location. */
export async function countLocationTokens(
  db: Reader | Tx,
  orgId: OrgId,
  locationIds: string[],
): Promise<ReadonlyMap<string | null, number>> {
  const where = { orgId, managed: { in: [0, 1] }, locationId: { in: locationIds } }
  const rows = await db.tokenListing.groupBy({ by: ['locationId'], where, _count: { _all: true } })
  return new Map(rows.map(({ locationId, _count }) => [locationId, _count._all]))
}

/** Numbers of admin and location tokens, by the member who created them. */
export const countCreatedTokens = (db: Reader, orgId: OrgId, userIds: string[]) =>
  db.token.groupBy({
    by: ['createdById', 'type'],
    where: { orgId, createdById: { in: userIds }, type: { in: ['admin', 'location'] }, revokedAt: null },
    _count: { _all: true },
  })

/** Tokens of everyone. */
export const countTokens = (db: Reader, orgId: OrgId): Promise<number> => db.tokenListing.count({ where: { orgId } })
