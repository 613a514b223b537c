import type { z } from 'zod'
import type { AccountActor } from '../../actor'
import { errorCode } from '../../errors'
import { newId, type OrgId } from '../../ids'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { firstPolicy, presets } from '../../tokens/index'
import type { OrganizationsDeps } from '../deps'
import { insertLocation } from '../locations-store'
import { type OwnOrganizationInput, ownOrganizationInput } from '../schema'
import { findCreatedSlots, insertMembership, insertOrganization, isSlugTaken } from '../store'
import { organizationEntries, setUpLocation } from './set-up'

export type CreateOwnFailure = 'forbidden' | 'invalid_input' | 'conflict' | 'limit_reached'

/** Creates an organization that the actor owns. Of concurrent calls only as many succeed as the limit leaves. */
export async function createOwnOrganization(
  deps: OrganizationsDeps,
  actor: AccountActor,
  input: OwnOrganizationInput,
): Promise<Outcome<{ slug: string }, CreateOwnFailure>> {
  if (deps.organizationsPerPerson === 0) return fail('forbidden')
  const parsed = parseInput(ownOrganizationInput, input)
  if (!parsed.ok) return parsed
  const { slug } = parsed.value.organization
  // each lost race leaves another slot taken
  for (let attempt = 0; attempt <= deps.organizationsPerPerson; attempt += 1) {
    try {
      return (await write(deps, actor, parsed.value)) ? ok({ slug }) : limitReached(deps)
    } catch (error) {
      if (errorCode(error) !== 'P2002') throw error
      if (await isSlugTaken(deps.db.read, slug))
        return fail('conflict', { fields: { 'organization.slug': [`${slug} is taken. Choose another.`] } })
    }
  }
  return limitReached(deps)
}

const limitReached = ({ organizationsPerPerson: limit }: OrganizationsDeps) =>
  fail('limit_reached', {
    detail: `You have created ${limit} ${limit === 1 ? 'organization' : 'organizations'}, as many as this installation allows.`,
  })

/** False if the limit is reached. Two writers cannot take the same slot: it is unique for its creator. */
async function write(deps: OrganizationsDeps, actor: AccountActor, input: z.output<typeof ownOrganizationInput>): Promise<boolean> {
  const now = await deps.clock.now()
  const orgId = newId<OrgId>(deps.random)
  return deps.db.write(async (tx) => {
    const taken = new Set(await findCreatedSlots(tx, actor.userId))
    if (taken.size >= deps.organizationsPerPerson) return false
    const createdSlot = lowestFree(taken)
    const created = { id: orgId, ...input.organization, createdAt: now, createdById: actor.userId, createdSlot }
    await insertOrganization(tx, created, firstPolicy('default', presets.default, now))
    await insertMembership(tx, { orgId, userId: actor.userId, role: 'owner', createdAt: now }, [])
    if (input.location !== '') await insertLocation(tx, setUpLocation(deps, orgId, input.location, now))
    await deps.audit.open(tx, orgId)
    for (const entry of organizationEntries({ ...input, owner: actor.name, preset: 'default' })) {
      await deps.audit.append(tx, orgId, actor, now, entry)
    }
    return true
  })
}

function lowestFree(taken: ReadonlySet<number>): number {
  let slot = 1
  while (taken.has(slot)) slot += 1
  return slot
}
