import type { Tx } from '../db/client'
import type { OrgId, UserId } from '../ids'
import { fail, type Outcome, ok } from '../result'
import type { OrganizationsDeps } from './deps'

/** Call it before someone becomes a member, in the same transaction: the tokens of a former membership would work again. */
export async function checkNothingPending(
  { tokens }: OrganizationsDeps,
  tx: Tx,
  orgId: OrgId,
  userId: UserId,
): Promise<Outcome<null, 'conflict'>> {
  if (!(await tokens.ofFormerMembers.arePending(tx, { orgId, ownerId: userId }))) return ok(null)
  return fail('conflict', { detail: 'The tokens of the former membership are still being deleted. Try again in a few minutes.' })
}
