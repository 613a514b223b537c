import { type Actor, isAdministrator, type PersonActor, type Role } from '../../actor'
import { newId, type UserId } from '../../ids'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { findRecoverable, isMemberElsewhere } from '../store'

export type ResetLinkFailure = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status'

/**
 * Creates a link that resets a member's password, for an administrator to pass on while Keyrail sends no email. The link gives
 * access to the account, so it is limited to accounts that the administrator has full control of: active members of this organization alone.
 */
export async function createMemberResetLink(
  deps: OrganizationsDeps,
  actor: Actor,
  userId: UserId,
): Promise<Outcome<{ url: string }, ResetLinkFailure>> {
  if (!isAdministrator(actor)) return fail('forbidden')
  if (deps.mail.enabled) return fail('wrong_status', { detail: 'Members can request a link by email from the sign-in page.' })
  const now = await deps.clock.now()
  if (!isRecentlyAuthenticated(actor.reauthUntil, now)) return fail('reauthentication_required')
  return deps.audit.change(actor.orgId, actor, now, async (tx, record): Promise<Outcome<{ url: string }, ResetLinkFailure>> => {
    const member = await findRecoverable(tx, actor.orgId, userId)
    if (!member) return fail('not_found')
    if (!mayRecover(actor, member.role as Role) || (await isMemberElsewhere(tx, actor.orgId, userId))) return outOfReach
    const { name, email } = member.user
    const url = await deps.accounts.issueResetLink(tx, { id: userId, email }, now)
    const dedupe = `reset_link_created:${newId(deps.random)}`
    const notice = { kind: 'reset_link_created', subject: name, facts: { by: actor.name }, dedupe } as const
    await deps.notices.notify(tx, actor.orgId, now, { ...notice, to: { users: [userId] } })
    await record({ action: 'member.reset_link_created', subject: name, after: { userId } })
    return ok({ url })
  })
}

const mayRecover = ({ role }: PersonActor, of: Role): boolean => role === 'owner' || of !== 'owner'

const outOfReach = fail('forbidden', { detail: "You can't create a link for this person. Ask the operator of Keyrail." })
