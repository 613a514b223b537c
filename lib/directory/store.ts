import type { PersonActor } from '../actor'
import type { Reader, Tx } from '../db/client'
import type { LocationId, OrgId } from '../ids'

/** Organizations that are not closing, by id. */
export async function findOpenOrganizations(db: Reader): Promise<OrgId[]> {
  const rows = await db.organization.findMany({ where: { closingAt: null }, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id as OrgId)
}

export async function isOpenLocation(tx: Tx, orgId: OrgId, id: string): Promise<boolean> {
  return (await tx.location.findFirst({ where: { orgId, id, archivedAt: null }, select: { id: true } })) !== null
}

const active = { deactivatedAt: null, user: { deactivatedAt: null } } as const

/** True if the user is an active member of the organization and, if given, of the location. */
export async function isActiveMember(tx: Tx, orgId: OrgId, userId: string, locationId: LocationId | null): Promise<boolean> {
  const inLocation = locationId === null ? {} : { locations: { some: { locationId } } }
  return (await tx.membership.findFirst({ where: { orgId, userId, ...active, ...inLocation }, select: { userId: true } })) !== null
}

/** True if the membership is still active with the actor's role and exactly the actor's locations. */
export async function isActorCurrent(tx: Tx, { orgId, userId, role, locationIds }: PersonActor): Promise<boolean> {
  const membership = await tx.membership.findFirst({
    where: { orgId, userId, role, ...active },
    select: { locations: { select: { locationId: true } } },
  })
  if (!membership) return false
  const current = membership.locations.map(({ locationId }) => locationId)
  return new Set(locationIds).size === current.length && locationIds.every((id) => current.includes(id))
}

/** Names of the first five active owners and admins, owners first. */
export async function findAdministrators(db: Reader, orgId: OrgId): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`SELECT u."name" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."orgId" = ${orgId} AND m."role" IN ('owner', 'admin') AND m."deactivatedAt" IS NULL AND u."deactivatedAt" IS NULL
    ORDER BY m."role" DESC, m."createdAt", m."userId" LIMIT 5`
  return rows.map(({ name }) => name)
}
