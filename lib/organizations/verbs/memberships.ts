import type { Role } from '../../actor'
import type { LocationId, OrgId, UserId } from '../../ids'
import { isSlug } from '../../input/slug'
import { deletionAt } from '../deletion/rules'
import type { OrganizationsDeps } from '../deps'
import { lacksRequired } from '../second-factor'
import { findActiveMembership, findActiveMemberships, findOpenLocations } from '../store'

export interface VisibleMembership {
  readonly orgId: OrgId
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly role: Role
  /** When the organization will be deleted; null if no owner asked for it. */
  readonly deletionAt: Date | null
  /** Denies everything in the organization until they have set up the second factor that it requires. */
  readonly lacksSecondFactor: boolean
  /** Locations they manage or belong to, including archived ones. */
  readonly locationIds: readonly LocationId[]
}

/** An organization and the open locations in it that a person can see. */
export interface VisibleOrganization extends Omit<VisibleMembership, 'deletionAt' | 'lacksSecondFactor' | 'locationIds' | 'timeZone'> {
  readonly joinedAt: Date
  readonly locations: readonly { readonly id: string; readonly slug: string; readonly name: string }[]
}

/** null for an organization that does not exist and for one the person is not an active member of. */
export async function bySlug(deps: OrganizationsDeps, userId: UserId, slug: string): Promise<VisibleMembership | null> {
  const row = isSlug(slug) ? await findActiveMembership(deps.db.read, userId, slug) : null
  if (!row) return null
  const { org, role, locations } = row
  return {
    orgId: org.id as OrgId,
    slug: org.slug,
    name: org.name,
    timeZone: org.timeZone,
    role: role as Role,
    deletionAt: org.closingAt && deletionAt(org.closingAt),
    lacksSecondFactor: await lacksRequired(deps, userId, org.secondFactor, role as Role),
    locationIds: locations.map(({ location }) => location.id as LocationId),
  }
}

export async function visibleTo({ db }: OrganizationsDeps, userId: UserId): Promise<readonly VisibleOrganization[]> {
  const rows = await findActiveMemberships(db.read, userId)
  const administered = rows.filter(({ role }) => role === 'owner' || role === 'admin').map(({ org }) => org.id)
  const open = await findOpenLocations(db.read, administered)
  return rows.map(({ org, role, createdAt, locations }) => ({
    orgId: org.id as OrgId,
    slug: org.slug,
    name: org.name,
    role: role as Role,
    joinedAt: createdAt,
    locations: administered.includes(org.id) ? open.filter(({ orgId }) => orgId === org.id).map(toLocation) : ownOpen(locations),
  }))
}

type OwnLocation = { location: { id: string; slug: string; name: string; archivedAt: Date | null } }

const ownOpen = (locations: readonly OwnLocation[]) =>
  locations.filter(({ location }) => location.archivedAt === null).map(({ location }) => toLocation(location))

const toLocation = ({ id, slug, name }: { id: string; slug: string; name: string }) => ({ id, slug, name })
