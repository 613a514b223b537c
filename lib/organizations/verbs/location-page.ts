import type { PersonActor } from '../../actor'
import { pageWithin } from '../../input/page'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { countLocations, findLocationRows } from '../locations-store'
import { canChangeMembers } from '../member-change'
import { type LocationFilter, type LocationPage, locationFilter } from '../schema'

const per = 25
const shownManagers = 3

/** One page of the locations of the actor's organization, also of the archived ones. */
export async function locationPage(
  { db }: OrganizationsDeps,
  actor: PersonActor,
  filter: LocationFilter,
): Promise<Outcome<LocationPage, 'forbidden'>> {
  const { orgId } = actor
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const total = await countLocations(db.read, orgId)
  const page = pageWithin(locationFilter.parse(filter).page, per, total)
  const rows = await findLocationRows(db.read, orgId, (page - 1) * per, per)
  return ok({
    rows: rows.map(({ archivedAt, members, _count, ...location }) => ({
      ...location,
      archived: archivedAt !== null,
      managers: members.slice(0, shownManagers).map(({ membership }) => membership.user.name),
      moreManagers: members.length > shownManagers,
      ..._count,
    })),
    total,
    page,
    per,
  })
}
