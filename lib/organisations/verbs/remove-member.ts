import type { Actor } from '../../actor'
import { newId, type OrgId, type UserId } from '../../ids'
import type { Tell } from '../../notices/index'
import { fail, type Outcome, ok } from '../../result'
import type { OrganisationsDeps } from '../deps'
import { changeMember, type MemberFailure } from '../member-change'
import { updateMember } from '../store'

/** Switches a member off: their user tokens are suspended, and work again once they are switched on. */
export const deactivateMember = (
  deps: OrganisationsDeps,
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

/** Switches a member on again, as what they were: their user tokens work, but those that were deleted since. */
export const reactivateMember = (
  deps: OrganisationsDeps,
  actor: Actor,
  orgId: OrgId,
  userId: UserId,
): Promise<Outcome<null, MemberFailure>> =>
  changeMember(deps, actor, orgId, { userId, becomes: null }, async ({ tx, record, member }) => {
    if (member.active) return fail('conflict', { detail: `${member.name} is switched on already.` })
    await updateMember(tx, orgId, userId, { deactivatedAt: null })
    await record({ action: 'member.reactivated', subject: member.name, after: { role: member.role } })
    return ok(null)
  })

/** Takes a member out: their user tokens stop for good, admin and location tokens stay with the organisation. */
export const removeMember = (
  deps: OrganisationsDeps,
  actor: Actor,
  orgId: OrgId,
  userId: UserId,
): Promise<Outcome<{ readonly tokens: number }, MemberFailure>> =>
  changeMember(deps, actor, orgId, { userId, becomes: null }, async ({ tx, now, record, member }) => {
    const tokens = await deps.tokens.revokeOwned(tx, { orgId, ownerId: userId, at: now, record })
    if (!member.active && tokens === 0) return fail('not_found')
    const notice: Omit<Tell, 'to'> = {
      ...{ kind: 'member_removed', subject: member.name, facts: { by: actor.name, tokens } },
      dedupe: `member_removed:${newId(deps.random)}`,
    }
    await deps.notices.tell(tx, orgId, now, { ...notice, to: { users: [userId] } })
    await deps.notices.tell(tx, orgId, now, { ...notice, to: { roles: ['owner', 'admin'] } })
    if (member.active) await updateMember(tx, orgId, userId, { deactivatedAt: now })
    await record({ action: 'member.removed', subject: member.name, after: { tokens } })
    return ok({ tokens })
  })
