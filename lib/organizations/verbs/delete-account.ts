import type { AccountActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { normalizeEmail } from '../../input/email'
import { invalidField } from '../../input/parse'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { leaveWithin } from '../leave'
import { findEmail, findNotEnded } from '../leaving-store'
import { findMember } from '../store'

export type DeleteAccountFailure = 'conflict' | 'invalid_input' | 'missing_credentials' | 'reauthentication_required'

/** Rolls the transaction back: leaving some of the organizations is no result. */
class StillLastOwner extends Error {}

/** Leaves every organization and removes the personal data, in one transaction. `email` is typed by the user. */
export async function deleteAccount(
  deps: OrganizationsDeps,
  actor: AccountActor,
  email: string,
): Promise<Outcome<{ tokens: number }, DeleteAccountFailure>> {
  const now = await deps.clock.now()
  if (!isRecentlyAuthenticated(actor.reauthUntil, now)) return fail('reauthentication_required')
  const own = await findEmail(deps.db.read, actor.userId)
  if (own === null) return fail('missing_credentials')
  if (normalizeEmail(email) !== own) return invalidField('email', `Type ${own} to confirm.`)
  try {
    const { tokens, left } = await deps.db.write((tx) => leaveAndErase(deps, tx, actor, now))
    await deps.tokens.ofFormerMembers.revokeFirst(left)
    return ok({ tokens })
  } catch (error) {
    if (error instanceof StillLastOwner) return fail('conflict', { detail: 'Make someone else an owner first.' })
    throw error
  }
}

/**
 * Locks the organizations in the order of their ids, so that two deletions never wait for each other. Ends deactivated memberships
 * too: their tokens are only suspended.
 */
async function leaveAndErase(deps: OrganizationsDeps, tx: Tx, actor: AccountActor, now: Date) {
  let tokens = 0
  const organizations = await findNotEnded(tx, actor.userId)
  for (const { orgId } of organizations) {
    const left = await leaveLocked(deps, tx, actor, orgId as OrgId, now)
    if (!left.ok && left.error.code === 'conflict') throw new StillLastOwner()
    if (left.ok) tokens += left.value.tokens
  }
  await deps.accounts.erase(tx, actor.userId, now)
  await deps.audit.installation.append(tx, actor, now, { action: 'user.deleted', subject: actor.name, after: { tokens } })
  return { tokens, left: organizations.map(({ orgId }) => ({ orgId: orgId as OrgId, ownerId: actor.userId })) }
}

async function leaveLocked(deps: OrganizationsDeps, tx: Tx, actor: AccountActor, orgId: OrgId, now: Date) {
  await deps.audit.lock(tx, orgId)
  const record: RecordChange = (entry) => deps.audit.append(tx, orgId, actor, now, entry)
  const member = await findMember(tx, orgId, actor.userId)
  if (!member || member.removedAt !== null) return fail('not_found')
  return leaveWithin(deps, actor, orgId, { tx, now, record, member })
}
