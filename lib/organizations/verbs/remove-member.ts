import type { Actor } from '../../actor'
import { newId, type OrgId, type UserId } from '../../ids'
import type { NewNotification } from '../../notices/index'
import { fail, type Outcome, ok } from '../../result'
import { checkNothingPending } from '../check-nothing-pending'
import type { OrganizationsDeps } from '../deps'
import { endMembership } from '../end-membership'
import { changeMember, type MemberChange, type MemberFailure } from '../member-change'
import { updateMember } from '../store'

/** Suspends the member's user tokens until they are reactivated. */
export const deactivateMember = (
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  userId: UserId,
): Promise<Outcome<null, MemberFailure>> =>
  changeMember(deps, actor, orgId, { userId, becomes: null }, async ({ tx, now, record, member }) => {
    if (!member.active) return fail('not_found')
    await updateMember(tx, orgId, userId, { deactivatedAt: now })
    await record({ action: 'member.deactivated', subject: member.name })
    return ok(null)
  })

/** Restores the member's role, locations and suspended user tokens. */
export const reactivateMember = (
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  userId: UserId,
): Promise<Outcome<null, MemberFailure>> =>
  changeMember(deps, actor, orgId, { userId, becomes: null }, async ({ tx, now, record, member }) => {
    if (member.active) return fail('conflict', { detail: `${member.name} is already active.` })
    const pending = await checkNothingPending(deps, tx, orgId, userId)
    if (!pending.ok) return pending
    await updateMember(tx, orgId, userId, { deactivatedAt: null, removedAt: null })
    const facts = { by: actor.name, role: member.role, change: 'reactivate' }
    await notifyEveryone(deps, { tx, now }, orgId, userId, { kind: 'role_changed', subject: member.name, facts })
    await record({ action: 'member.reactivated', subject: member.name, after: { role: member.role } })
    return ok(null)
  })

/** Revokes the member's user tokens; admin and location tokens stay with the organization. */
export async function removeMember(
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  userId: UserId,
): Promise<Outcome<{ readonly tokens: number }, MemberFailure>> {
  const owner = { orgId, ownerId: userId }
  const removed = await changeMember(deps, actor, orgId, { userId, becomes: null }, async (change) => {
    const { tx, member } = change
    if (member.removed) return fail('not_found')
    const tokens = await deps.tokens.ofFormerMembers.count(tx, owner)
    const facts = { by: actor.name, tokens }
    await notifyEveryone(deps, change, orgId, userId, { kind: 'member_removed', subject: member.name, facts })
    await endMembership(deps, change, { orgId, userId, name: member.name, action: 'member.removed', tokens })
    return ok({ tokens })
  })
  if (removed.ok) await deps.tokens.ofFormerMembers.revokeFirst([owner])
  return removed
}

/** Notifies the member, owners and admins, each once. */
async function notifyEveryone(
  { notices, random }: OrganizationsDeps,
  { tx, now }: Pick<MemberChange, 'tx' | 'now'>,
  orgId: OrgId,
  userId: UserId,
  event: Omit<NewNotification, 'to' | 'dedupe'>,
): Promise<void> {
  const notice = { ...event, dedupe: `${event.kind}:${newId(random)}` }
  await notices.notify(tx, orgId, now, { ...notice, to: { users: [userId] } })
  await notices.notify(tx, orgId, now, { ...notice, to: { roles: ['owner', 'admin'] } })
}
