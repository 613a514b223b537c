import type { PersonActor, Role } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { ownsOrganization } from '../deletion/close'
import { deletionAt } from '../deletion/rules'
import { findClosing } from '../deletion/store'
import type { OrganizationsDeps } from '../deps'
import { countMembers, findPeopleRows, whereMembers, whereSuccessors } from '../members-store'
import { type DangerFilter, type DangerPage, dangerFilter } from '../schema'
import { countTokens } from '../token-counts-store'

const take = 8

/** What an owner needs to hand over or delete the organization. */
export async function dangerPage(
  { db }: OrganizationsDeps,
  actor: PersonActor,
  filter: DangerFilter,
): Promise<Outcome<DangerPage, 'forbidden'>> {
  if (!ownsOrganization(actor)) return fail('forbidden')
  const { orgId } = actor
  const { q } = dangerFilter.parse(filter)
  const where = whereSuccessors(orgId, q)
  const [{ name, closingAt }, rows, found, members, tokens] = await Promise.all([
    findClosing(db.read, orgId),
    findPeopleRows(db.read, where, take),
    countMembers(db.read, where),
    countMembers(db.read, whereMembers(orgId, '')),
    countTokens(db.read, orgId),
  ])
  return ok({
    name,
    deletedAt: closingAt && deletionAt(closingAt).toISOString(),
    successors: rows.map(({ userId, role, user }) => ({ userId, name: user.name, email: user.email, role: role as Role })),
    found,
    q,
    members,
    tokens,
  })
}
