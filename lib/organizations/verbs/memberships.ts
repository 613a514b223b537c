import type { Role } from '../../actor'
import type { LocationId, OrgId, UserId } from '../../ids'
import { isSlug } from '../../input/slug'
import type { OrganizationsDeps } from '../deps'
import { findMembership, findMemberships, findOpenLocations } from '../store'

/** A person's place in one organization, as it is now. */
export interface VisibleMembership {
  readonly orgId: OrgId
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly role: Role
  /** The locations they manage or belong to, archived ones included. */
  readonly locationIds: readonly LocationId[]
}

/** An organization and the locations in it that a person may look at. */
export interface VisibleOrganization extends Omit<VisibleMembership, 'locationIds' | 'timeZone'> {
  readonly joinedAt: Date
  readonly locations: readonly { readonly id: string; readonly slug: string; readonly name: string }[]
}

/** Null when the organization does not exist and when the person has no place in it: the same answer. */
export async function bySlug({ db }: OrganizationsDeps, userId: UserId, slug: string): Promise<VisibleMembership | null> {
  const row = isSlug(slug) ? await findMembership(db.read, userId, slug) : null
  if (!row) return null
  const { org, role, locations } = row
  return {
    orgId: org.id as OrgId,
    slug: org.slug,
    name: org.name,
    timeZone: org.timeZone,
    role: role as Role,
    locationIds: locations.map(({ location }) => location.id as LocationId),
  }
}

/** Everything a person may switch to: organizations by name, in each the locations they may look at. */
export async function visibleTo({ db }: OrganizationsDeps, userId: UserId): Promise<readonly VisibleOrganization[]> {
  const rows = await findMemberships(db.read, userId)
  const administered = rows.filter(({ role }) => role === 'owner' || role === 'admin').map(({ org }) => org.id)
  const open = await findOpenLocations(db.read, administered)
  return rows.map(({ org, role, createdAt, locations }) => ({
    orgId: org.id as OrgId,
    slug: org.slug,
    name: org.name,
    role: role as Role,
    joinedAt: createdAt,
    locations: administered.includes(org.id) ? open.filter(({ orgId }) => orgId === org.id).map(told) : ownOpen(locations),
  }))
}

type OwnLocation = { location: { id: string; slug: string; name: string; archivedAt: Date | null } }

const ownOpen = (locations: readonly OwnLocation[]) =>
  locations.filter(({ location }) => location.archivedAt === null).map(({ location }) => told(location))

const told = ({ id, slug, name }: { id: string; slug: string; name: string }) => ({ id, slug, name })
