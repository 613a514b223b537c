import type { Actor } from '../../actor'
import { errorCode } from '../../errors'
import { newId, type OrgId } from '../../ids'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { firstPolicy, presets } from '../../tokens/index'
import type { OrganizationsDeps } from '../deps'
import { type NewOrganizationInput, newOrganizationInput } from '../schema'
import { insertOrganization } from '../store'

export async function createOrganization(
  deps: OrganizationsDeps,
  actor: Actor,
  input: NewOrganizationInput,
): Promise<Outcome<{ orgId: OrgId }, 'forbidden' | 'invalid_input' | 'conflict'>> {
  if (actor.kind !== 'operator') return fail('forbidden')
  const parsed = parseInput(newOrganizationInput, input)
  if (!parsed.ok) return parsed
  const { preset, ...organization } = parsed.value
  const now = await deps.clock.now()
  const orgId = newId<OrgId>(deps.random)
  try {
    await deps.db.write(async (tx) => {
      await insertOrganization(tx, { id: orgId, ...organization, createdAt: now }, firstPolicy(preset, presets[preset], now))
      await deps.audit.open(tx, orgId)
      await deps.audit.append(tx, orgId, actor, now, { action: 'organization.created', subject: organization.name, after: { preset } })
    })
    return ok({ orgId })
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return fail('conflict', { fields: { slug: ['This slug is taken.'] } })
  }
}
