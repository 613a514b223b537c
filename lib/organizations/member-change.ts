import { type Actor, isAdministrator, type PersonActor, type Role, roles } from '../actor'
import type { RecordChange } from '../audit/index'
import type { Tx } from '../db/client'
import type { OrgId, UserId } from '../ids'
import { isRecentlyAuthenticated } from '../reauth'
import { type Failure, type FailureCode, fail, type Result } from '../result'
import type { OrganizationsDeps } from './deps'
import { findMember, hasOtherOwner } from './store'

export type MemberFailure = 'forbidden' | 'reauthentication_required' | 'not_found' | 'conflict'

interface Member {
  readonly userId: UserId
  readonly name: string
  readonly role: Role
  readonly active: boolean
  readonly removed: boolean
}

/** Read in the transaction that locked the organization's audit head. */
export interface MemberChange {
  readonly tx: Tx
  readonly now: Date
  readonly record: RecordChange
  readonly member: Member
}

type Work<T, C extends FailureCode> = (change: MemberChange) => Promise<Result<T, Failure<C>>>

/** One change of one member. `becomes` is their new role, or null if the role stays. */
export async function changeMember<T, C extends FailureCode = never>(
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  { userId, becomes }: { readonly userId: UserId; readonly becomes: Role | null },
  work: Work<T, C>,
): Promise<Result<T, Failure<C | MemberFailure>>> {
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const now = await deps.clock.now()
  if (actor.kind === 'person' && !isRecentlyAuthenticated(actor.reauthUntil, now)) return fail('reauthentication_required')
  return deps.audit.change(orgId, actor, now, async (tx, record): Promise<Result<T, Failure<C | MemberFailure>>> => {
    const found = await findMember(tx, orgId, userId)
    // only the operator brings a removed member back
    if (!found || (found.removedAt !== null && actor.kind === 'person')) return fail('not_found')
    const member = {
      userId,
      name: found.user.name,
      role: found.role as Role,
      active: found.deactivatedAt === null,
      removed: found.removedAt !== null,
    }
    if (!mayChange(actor, member.role, becomes)) return fail('forbidden')
    const staysOwner = becomes === 'owner' || member.role !== 'owner' || !member.active
    if (!staysOwner && !(await hasOtherOwner(tx, orgId, userId))) return fail('conflict', { detail: 'Make someone else an owner first.' })
    return work({ tx, now, record, member })
  })
}

export const canChangeMembers = (actor: Actor, orgId: OrgId): actor is PersonActor | Extract<Actor, { kind: 'operator' }> =>
  actor.kind === 'operator' || (isAdministrator(actor) && actor.orgId === orgId)

/** Roles that the actor can give, to members and in invitations. */
export const grantableRoles = (actor: Actor): readonly Role[] => roles.filter((role) => mayChange(actor, 'member', role))

/** Admins can neither make someone an owner nor change one. */
export const mayChange = (actor: Actor, was: Role, becomes: Role | null): boolean =>
  actor.kind !== 'person' || actor.role === 'owner' || (was !== 'owner' && becomes !== 'owner')
