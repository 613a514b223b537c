import type { Reader } from '../db/client'
import type { OrgId } from '../ids'
import type { LocationChoices } from './location-choices-schema'
import { findChoices, whereLocations } from './locations-store'

const most = 50

/** The first open locations that a query finds, by name. */
export async function readLocationChoices(db: Reader, orgId: OrgId, q: string): Promise<LocationChoices> {
  const found = await findChoices(db, { AND: [whereLocations(orgId, q), { archivedAt: null }] }, most + 1)
  return { locations: found.slice(0, most).map(({ id, name }) => ({ id, name, archived: false })), moreLocations: found.length > most }
}
