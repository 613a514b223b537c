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
  for (const row of found) {
    const rows = byOrganization.get(row.orgId)
    if (rows) rows.push(row)
    else byOrganization.set(row.orgId, [row])
  }
  return [...byOrganization.values()].flatMap((rows) => (rows[0] ? [toVisible(rows[0], rows, hasFactor)] : []))
}

const requires = ({ secondFactor, role }: MembershipRow): boolean => isRequiredOf(secondFactor, role as Role)

function toVisible(first: MembershipRow, rows: readonly MembershipRow[], hasFactor: boolean): VisibleOrganization {
  const { orgId, slug, name, timeZone, role, joinedAt, closingAt } = first
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
    locationIds: rows.flatMap(({ locationId }) => (locationId === null ? [] : [locationId as LocationId])),
  }
}
