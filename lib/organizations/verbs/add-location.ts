import type { Actor } from '../../actor'
import { errorCode } from '../../errors'
import { type LocationId, newId, type OrgId } from '../../ids'
import { parseInput } from '../../input/parse'
import { slugOf } from '../../input/slug'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { insertLocation } from '../locations-store'
import { canChangeMembers } from '../member-change'
import { type NewLocationInput, newLocationInput } from '../schema'
import { takenField } from './change-location'

export async function addLocation(
  deps: OrganizationsDeps,
  actor: Actor,
  orgId: OrgId,
  input: NewLocationInput,
): Promise<Outcome<{ locationId: LocationId; slug: string }, 'forbidden' | 'invalid_input' | 'conflict'>> {
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const parsed = parseInput(newLocationInput, input)
  if (!parsed.ok) return parsed
  const { slug: chosen, ...details } = parsed.value
  const slug = chosen ?? slugOf(details.name)
  if (slug === '') return fail('invalid_input', { fields: { slug: ['Enter a slug: the name contains no letters from a to z.'] } })
  const now = await deps.clock.now()
  const locationId = newId<LocationId>(deps.random)
  try {
    return await deps.audit.change(orgId, actor, now, async (tx, record) => {
      await insertLocation(tx, { id: locationId, orgId, slug, ...details, createdAt: now })
      await record({ action: 'location.added', subject: details.name })
      return ok({ locationId, slug })
    })
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return fail('conflict', { fields: await takenField(deps, orgId, details.code) })
  }
}
