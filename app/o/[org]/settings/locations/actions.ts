'use server'

import { inOrganization, text } from '@/lib/auth/guard'
import type { NewLocationInput, RenameLocationInput } from '@/lib/organizations/schema'

export async function addLocation(org: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.addLocation(actor, actor.orgId, input as NewLocationInput))
}

export async function renameLocation(org: unknown, id: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.renameLocation(actor, text(id), input as RenameLocationInput))
}

export async function archiveLocation(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.archiveLocation(actor, text(id)))
}

export async function restoreLocation(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.restoreLocation(actor, text(id)))
}
