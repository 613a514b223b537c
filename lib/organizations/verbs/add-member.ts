import type { Actor } from '../../actor'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import type { LocationId, OrgId, UserId } from '../../ids'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { type NewMemberInput, newMemberInput } from '../schema'
import { findMember, findUserName, insertMembership, type NewMembership, replaceLocations, updateMember } from '../store'

export async function addMember(
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  input: NewMemberInput,
): Promise<Outcome<null, 'forbidden' | 'invalid_input' | 'not_found' | 'conflict'>> {
  if (actor.kind !== 'operator') return fail('forbidden')
  const parsed = parseInput(newMemberInput, input)
  if (!parsed.ok) return parsed
  const { role } = parsed.value
  const locationIds = parsed.value.locationIds.map((id) => id as LocationId)
  const person = await findUserName(deps.db.read, parsed.value.userId)
  if (!person) return fail('not_found')
  const now = await deps.clock.now()
  try {
    await deps.audit.changeAsSystem(orgId, actor, now, async (tx, record) => {
      await join(tx, { orgId, userId: person.id as UserId, role, createdAt: now }, locationIds)
      await record({ action: 'member.added', subject: person.name, after: { role, locations: locationIds.length } })
    })
    return ok(null)
  } catch (error) {
    // P2003: a location of another organization
    if (errorCode(error) === 'P2003') return fail('invalid_input', { fields: { locationIds: ['This location does not exist.'] } })
    if (errorCode(error) !== 'P2002') throw error
    return fail('conflict', { detail: `${person.name} is already a member.` })
  }
}

/** Reactivates a former member with the new role and locations. */
async function join(tx: Tx, membership: NewMembership, locationIds: readonly LocationId[]): Promise<void> {
  const { orgId, userId, role } = membership
  const before = await findMember(tx, orgId, userId)
  if (!before?.deactivatedAt) return insertMembership(tx, membership, locationIds)
  await updateMember(tx, orgId, userId, { role, deactivatedAt: null, removedAt: null })
  await replaceLocations(tx, orgId, userId, locationIds)
}
