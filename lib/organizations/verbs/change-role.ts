import type { Actor, Role } from '../../actor'
import { errorCode } from '../../errors'
import { type LocationId, newId, type OrgId, type UserId } from '../../ids'
import { parseInput } from '../../input/parse'
import type { NewNotification } from '../../notices/index'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { canChangeMembers, changeMember, type MemberChange, type MemberFailure } from '../member-change'
import { type RoleInput, roleInput } from '../schema'
import { findMemberLocations, replaceLocations, updateMember } from '../store'

/** Their tokens lose the access that the new role does not have with the same commit. */
export async function changeRole(
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  input: RoleInput,
): Promise<Outcome<null, MemberFailure | 'invalid_input'>> {
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const parsed = parseInput(roleInput, input)
  if (!parsed.ok) return parsed
  const { userId, role } = parsed.value
  const locationIds = parsed.value.locationIds as LocationId[] | undefined
  return rejectUnknownLocations(() =>
    changeMember(deps, actor, orgId, { userId: userId as UserId, becomes: role }, async (change) => {
      if (!change.member.active) return fail('not_found')
      const difference = await write(orgId, change, role, locationIds)
      if (difference) await recordAndNotify(deps, actor, orgId, change, role, difference)
      return ok(null)
    }),
  )
}

async function rejectUnknownLocations<T>(change: () => Promise<T>) {
  try {
    return await change()
  } catch (error) {
    // P2003: a location of another organization
    if (errorCode(error) !== 'P2003') throw error
    return fail('invalid_input', { fields: { locationIds: ['This location does not exist.'] } })
  }
}

interface Assignment {
  readonly role: Role
  /** Slugs, only if they changed. */
  readonly locations?: readonly string[]
}

interface Difference {
  readonly before: Assignment
  readonly after: Assignment
}

/** Returns the difference, or null if nothing changed. */
async function write(
  orgId: OrgId,
  { tx, member: { userId, role: was } }: MemberChange,
  role: Role,
  locationIds?: readonly LocationId[],
): Promise<Difference | null> {
  const before = await findMemberLocations(tx, orgId, userId)
  if (locationIds) await replaceLocations(tx, orgId, userId, locationIds)
  const after = await findMemberLocations(tx, orgId, userId)
  if (was !== role) await updateMember(tx, orgId, userId, { role })
  const moved = before.join() !== after.join()
  if (was === role && !moved) return null
  const assignment = (of: Role, locations: readonly string[]): Assignment => ({ role: of, ...(moved && { locations }) })
  return { before: assignment(was, before), after: assignment(role, after) }
}

async function recordAndNotify(
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  { tx, now, record, member }: MemberChange,
  role: Role,
  { before, after }: Difference,
) {
  await record({ action: 'member.role_changed', subject: member.name, before: { ...before }, after: { ...after } })
  if (member.role === role) return
  const notice: Omit<NewNotification, 'to'> = {
    kind: 'role_changed',
    subject: member.name,
    facts: { by: actor.name, before: member.role, role },
    dedupe: `role_changed:${newId(deps.random)}`,
  }
  await deps.notices.notify(tx, orgId, now, { ...notice, to: { users: [member.userId] } })
  await deps.notices.notify(tx, orgId, now, { ...notice, to: { roles: ['owner'] } })
}
