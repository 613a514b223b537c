import type { PersonActor } from '../../actor'
import { newId, type UserId } from '../../ids'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import { ownsOrganization } from '../deletion/close'
import type { OrganizationsDeps } from '../deps'
import type { MemberFailure } from '../member-change'
import { findOrganizationName, findRecoverable, updateMember } from '../store'

/** The member becomes an owner and the actor an admin, in one transaction: at no moment is there no owner. */
export async function transferOwnership(
  deps: OrganizationsDeps,
  actor: PersonActor,
  userId: UserId,
): Promise<Outcome<null, MemberFailure>> {
  if (!ownsOrganization(actor)) return fail('forbidden')
  const now = await deps.clock.now()
  if (!isRecentlyAuthenticated(actor.reauthUntil, now)) return fail('reauthentication_required')
  const { orgId } = actor
  return deps.audit.change(orgId, actor, now, async (tx, record) => {
    const successor = await findRecoverable(tx, orgId, userId)
    if (!successor) return fail('not_found')
    const { name } = successor.user
    if (successor.role === 'owner') return fail('conflict', { detail: `${name} is already an owner.` })
    await updateMember(tx, orgId, userId, { role: 'owner' })
    await updateMember(tx, orgId, actor.userId, { role: 'admin' })
    await record({ action: 'organization.transferred', subject: name, before: { owner: actor.name }, after: { owner: name } })
    const facts = { by: actor.name, organization: await findOrganizationName(tx, orgId) }
    const dedupe = `ownership_transferred:${newId(deps.random)}`
    await deps.notices.notify(tx, orgId, now, {
      kind: 'ownership_transferred',
      subject: name,
      facts,
      dedupe,
      to: { roles: ['owner', 'admin'] },
    })
    return ok(null)
  })
}
