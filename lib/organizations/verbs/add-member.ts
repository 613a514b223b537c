import type { Actor } from '../../actor'
import { errorCode } from '../../errors'
import type { LocationId, OrgId, UserId } from '../../ids'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { checkNothingPending } from '../check-nothing-pending'
import type { OrganizationsDeps } from '../deps'
import { join } from '../join'
import { type NewMemberInput, newMemberInput } from '../schema'
import { findUserName } from '../store'

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
    return await deps.audit.changeAsSystem(orgId, actor, now, async (tx, record) => {
      const pending = await checkNothingPending(deps, tx, orgId, person.id as UserId)
      if (!pending.ok) return pending
      await join(tx, { orgId, userId: person.id as UserId, role, createdAt: now }, locationIds)
      await record({ action: 'member.added', subject: person.name, after: { role, locations: locationIds.length } })
      return ok(null)
    })
  } catch (error) {
    // P2003: a location of another organization
    if (errorCode(error) === 'P2003') return fail('invalid_input', { fields: { locationIds: ['This location does not exist.'] } })
    if (errorCode(error) !== 'P2002') throw error
    return fail('conflict', { detail: `${person.name} is already a member.` })
  }
}
