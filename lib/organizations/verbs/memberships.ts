import type { Role } from '../../actor'
import type { LocationId, OrgId, UserId } from '../../ids'
import { isSlug } from '../../input/slug'
import type { OrganizationsDeps } from '../deps'
import { findMembershipRows, type MembershipRow } from '../memberships-store'

/** An organization that a person is an active member of. */
export interface VisibleOrganization {
  readonly orgId: OrgId
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly role: Role
  readonly joinedAt: Date
  /** Locations they manage or belong to, including archived ones. */
  readonly locationIds: readonly LocationId[]
  /** Open locations that they can see. */
  readonly locations: readonly { readonly id: string; readonly slug: string; readonly name: string }[]
}

/** null for an organization that does not exist and for one the person is not an active member of. */
export async function bySlug(deps: OrganizationsDeps, userId: UserId, slug: string): Promise<VisibleOrganization | null> {
  if (!isSlug(slug)) return null
  return (await visibleTo(deps, userId)).find((organization) => organization.slug === slug) ?? null
}

export async function visibleTo({ db }: OrganizationsDeps, userId: UserId): Promise<readonly VisibleOrganization[]> {
  const byOrganization = new Map<string, MembershipRow[]>()
  for (const row of await findMembershipRows(db.read, userId)) {
    byOrganization.set(row.orgId, [...(byOrganization.get(row.orgId) ?? []), row])
  }
  return [...byOrganization.values()].flatMap(([first, ...others]) => (first ? [toVisible(first, [first, ...others])] : []))
}

function toVisible({ orgId, slug, name, timeZone, role, joinedAt }: MembershipRow, rows: readonly MembershipRow[]): VisibleOrganization {
  const located = rows.flatMap(({ locationId, ...row }) => (locationId === null ? [] : [{ id: locationId as LocationId, ...row }]))
  return {
    orgId: orgId as OrgId,
    slug,
    name,
    timeZone,
    role: role as Role,
    joinedAt,
    locationIds: located.filter(({ own }) => Number(own) === 1).map(({ id }) => id),
    locations: located
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, locationSlug, locationName }) => ({ id, slug: locationSlug, name: locationName })),
  }
}
