'use server'

import { flag, inOrganization, text } from '@/lib/auth/guard'
import type { NewDestinationInput } from '@/lib/destinations/schema'
import { ok } from '@/lib/result'
import { reveal } from '../../tokens/reveal'

export async function createDestination(org: unknown, input: unknown) {
  return inOrganization(org, async (actor, { destinations }) => {
    const created = await destinations.create(actor, input as NewDestinationInput)
    return created.ok ? reveal(ok(created.value.issued)) : created
  })
}

export async function testDestination(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { destinations }) => destinations.test(actor, text(id)))
}

export async function setDestinationPaused(org: unknown, id: unknown, paused: unknown) {
  return inOrganization(org, (actor, { destinations }) => destinations.setPaused(actor, text(id), flag(paused)))
}

export async function renewDestinationToken(org: unknown, id: unknown) {
  return inOrganization(org, async (actor, { destinations }) => reveal(await destinations.renewToken(actor, text(id))))
}

export async function removeDestination(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { destinations }) => destinations.remove(actor, text(id)))
}
