import type { PersonActor, Role } from '../../actor'
import { needle } from '../../input/text'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { canChangeMembers } from '../member-change'
import { findPeopleRows, whereMembers } from '../members-store'
import type { FoundPeople } from '../schema'

const most = 5
const query = needle(200).catch('')

/** The first members, by name, whose name or email address has words that start with those of the query. None for an empty query. */
export async function findPeople({ db }: OrganizationsDeps, actor: PersonActor, q: string): Promise<Outcome<FoundPeople, 'forbidden'>> {
  if (!canChangeMembers(actor, actor.orgId)) return fail('forbidden')
  const text = query.parse(q).trim()
  if (text === '') return ok({ people: [] })
  const rows = await findPeopleRows(db.read, whereMembers(actor.orgId, text), most)
  return ok({
    people: rows.map(({ userId, role, deactivatedAt, user }) => ({ userId, ...user, role: role as Role, active: deactivatedAt === null })),
  })
}
