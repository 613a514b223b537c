import type { AccountActor, Role } from '../actor'
import type { RecordChange } from '../audit/index'
import type { Tx } from '../db/client'
import { newId, type OrgId } from '../ids'
import { fail, type Outcome, ok } from '../result'
import type { OrganizationsDeps } from './deps'
import { endMembership } from './end-membership'
import { hasOtherOwner } from './store'

interface Leaving {
  readonly tx: Tx
  readonly now: Date
  readonly record: RecordChange
  /** Read in that transaction. */
  readonly member: { readonly role: string; readonly deactivatedAt: Date | null }
}

/** Ends the actor's own membership, in the transaction that locked the organization's audit head. Returns the number of tokens to revoke. */
export async function leaveWithin(
  deps: OrganizationsDeps,
  actor: AccountActor,
  orgId: OrgId,
  { tx, now, record, member }: Leaving,
): Promise<Outcome<{ tokens: number }, 'conflict'>> {
  const isActiveOwner = member.deactivatedAt === null && member.role === ('owner' satisfies Role)
  if (isActiveOwner && !(await hasOtherOwner(tx, orgId, actor.userId))) return lastOwner
  const tokens = await deps.tokens.ofFormerMembers.count(tx, { orgId, ownerId: actor.userId })
  await endMembership(deps, { tx, now, record }, { orgId, userId: actor.userId, name: actor.name, action: 'member.left', tokens })
  await deps.notices.notify(tx, orgId, now, {
    kind: 'member_removed',
    subject: actor.name,
    facts: { by: actor.name, tokens, change: 'left' },
    dedupe: `member_removed:${newId(deps.random)}`,
    to: { roles: ['owner', 'admin'] },
  })
  return ok({ tokens })
}

const lastOwner = fail('conflict', { detail: 'Make someone else an owner first.' })
