import type { Tx } from '../db/client'
import type { LocationId } from '../ids'
import { findMember, insertMembership, type NewMembership, replaceLocations, updateMember } from './store'

/** Adds a member, or reactivates a former one with the new role and locations; a unique violation for an active member. */
export async function join(tx: Tx, membership: NewMembership, locationIds: readonly LocationId[]): Promise<void> {
  const { orgId, userId, role } = membership
  const before = await findMember(tx, orgId, userId)
  if (!before?.deactivatedAt) return insertMembership(tx, membership, locationIds)
  await updateMember(tx, orgId, userId, { role, deactivatedAt: null, removedAt: null })
  await replaceLocations(tx, orgId, userId, locationIds)
}
