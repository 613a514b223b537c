'use server'

import { inOrganization, text } from '@/lib/auth/guard'
import type { LocationInput, NewLocationInput } from '@/lib/organizations/schema'

export async function addLocation(org: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.addLocation(actor, actor.orgId, input as NewLocationInput))
}

export async function editLocation(org: unknown, id: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.editLocation(actor, text(id), input as LocationInput))
}

export async function archiveLocation(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.archiveLocation(actor, text(id)))
}

export async function restoreLocation(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.restoreLocation(actor, text(id)))
}
