import type { Role } from '../../actor'
import type { LocationId, OrgId, UserId } from '../../ids'
import { isSlug } from '../../input/slug'
import { deletionAt } from '../deletion/rules'
import type { OrganizationsDeps } from '../deps'
import { findMembershipRows, type MembershipRow } from '../memberships-store'
import { isRequiredOf } from '../second-factor-rule'

/** An organization that a person is an active member of. */
export interface VisibleOrganization {
  readonly orgId: OrgId
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly role: Role
  readonly joinedAt: Date
  /** When the organization will be deleted; null if no owner asked for it. */
  readonly deletionAt: Date | null
  readonly requiresSecondFactor: boolean
  /** Denies everything in the organization until they have set up the second factor that it requires. */
  readonly lacksSecondFactor: boolean
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

export async function visibleTo({ db, accounts }: OrganizationsDeps, userId: UserId): Promise<readonly VisibleOrganization[]> {
  const found = await findMembershipRows(db.read, userId)
  // asked only if it matters: every page runs this
  const hasFactor = !found.some(requires) || (await accounts.hasSecondFactor(userId))
  const byOrganization = new Map<string, MembershipRow[]>()
  for (const row of found) byOrganization.set(row.orgId, [...(byOrganization.get(row.orgId) ?? []), row])
  return [...byOrganization.values()].flatMap(([first, ...others]) => (first ? [toVisible(first, [first, ...others], hasFactor)] : []))
}

const requires = ({ secondFactor, role }: MembershipRow): boolean => isRequiredOf(secondFactor, role as Role)

function toVisible(first: MembershipRow, rows: readonly MembershipRow[], hasFactor: boolean): VisibleOrganization {
  const { orgId, slug, name, timeZone, role, joinedAt, closingAt } = first
  const located = rows.flatMap(({ locationId, ...row }) => (locationId === null ? [] : [{ id: locationId as LocationId, ...row }]))
  return {
    orgId: orgId as OrgId,
    slug,
    name,
    timeZone,
    role: role as Role,
    joinedAt,
    deletionAt: closingAt && deletionAt(closingAt),
    requiresSecondFactor: requires(first),
    lacksSecondFactor: requires(first) && !hasFactor,
    locationIds: located.filter(({ own }) => Number(own) === 1).map(({ id }) => id),
    locations: located
      .filter(({ archivedAt }) => archivedAt === null)
      .map(({ id, locationSlug, locationName }) => ({ id, slug: locationSlug, name: locationName })),
  }
}
