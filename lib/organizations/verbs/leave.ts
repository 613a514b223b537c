import type { AccountActor } from '../../actor'
import type { OrgId } from '../../ids'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { leaveWithin } from '../leave'
import { findNotEnded } from '../leaving-store'
import type { LeavingView } from '../schema'
import { findMember, findOrgId, hasOtherOwner } from '../store'
import { countCreatedTokens, countOwnedTokens } from '../token-counts-store'

export type LeaveFailure = 'forbidden' | 'not_found' | 'conflict' | 'reauthentication_required'

/** The actor's organizations, and what leaving each, or deleting the account, would do to tokens. */
export async function readLeaving({ db }: OrganizationsDeps, { userId }: AccountActor): Promise<readonly LeavingView[]> {
  const memberships = await findNotEnded(db.read, userId)
  return Promise.all(
    memberships.map(async ({ orgId, role, deactivatedAt, org }) => {
      const own = await countOwnedTokens(db.read, orgId as OrgId, [userId])
      const created = await countCreatedTokens(db.read, orgId as OrgId, [userId])
      const deactivated = deactivatedAt !== null
      const lastOwner = !deactivated && role === 'owner' && !(await hasOtherOwner(db.read, orgId as OrgId, userId))
      return {
        ...org,
        deactivated,
        lastOwner,
        ownTokens: own.get(userId) ?? 0,
        createdTokens: created.reduce((sum, { _count }) => sum + _count._all, 0),
      }
    }),
  )
}

/** Revokes the actor's user tokens; admin and location tokens stay with the organization. */
export async function leaveOrganization(
  deps: OrganizationsDeps,
  actor: AccountActor,
  slug: string,
): Promise<Outcome<{ tokens: number }, LeaveFailure>> {
  const orgId = await findOrgId(deps.db.read, slug)
  if (!orgId) return fail('not_found')
  const now = await deps.clock.now()
  if (!isRecentlyAuthenticated(actor.reauthUntil, now)) return fail('reauthentication_required')
  const left = await deps.audit.change(orgId, actor, now, async (tx, record) => {
    const member = await findMember(tx, orgId, actor.userId)
    if (!member || member.deactivatedAt !== null) return fail('not_found')
    return leaveWithin(deps, actor, orgId, { tx, now, record, member })
  })
  if (left.ok) await deps.tokens.ofFormerMembers.revokeFirst([{ orgId, ownerId: actor.userId }])
  return left
}
