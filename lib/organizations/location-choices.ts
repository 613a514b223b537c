import { isAdministrator, type PersonActor } from '../actor'
import type { Reader } from '../db/client'
import type { OrgId } from '../ids'
import {
  type LocationChoices,
  type VisibleFilter,
  type VisibleLocation,
  type VisibleLocations,
  visibleFilter,
} from './location-choices-schema'
import { findChoices, findOpenLocation, whereLocations, whereVisible } from './locations-store'

const most = 50

/** The first open locations that a query finds, by name. */
export async function readLocationChoices(db: Reader, orgId: OrgId, q: string): Promise<LocationChoices> {
  const found = await findChoices(db, { AND: [whereLocations(orgId, q), { archivedAt: null }] }, most + 1)
  return { locations: found.slice(0, most).map(({ id, name }) => ({ id, name, archived: false })), moreLocations: found.length > most }
}

/** The first locations that a person can see and a query finds, by name; with an id only that one. */
export async function readVisibleLocations(db: Reader, actor: PersonActor, filter: VisibleFilter): Promise<VisibleLocations> {
  const { q, id } = visibleFilter.parse(filter)
  const where = [whereLocations(actor.orgId, q), visibleTo(actor), ...(id === undefined ? [] : [{ id }])]
  const locations = await findChoices(db, { AND: where }, most + 1)
  return { locations: locations.slice(0, most), moreLocations: locations.length > most }
}

/** The location of a location view; null if the person cannot see it. */
export const readVisibleLocation = (db: Reader, actor: PersonActor, slug: string): Promise<VisibleLocation | null> =>
  findOpenLocation(db, { AND: [{ orgId: actor.orgId, slug }, visibleTo(actor)] })

/** Owners and admins see every open location, others their own. */
const visibleTo = (actor: PersonActor) => whereVisible(isAdministrator(actor) ? null : actor.userId)
