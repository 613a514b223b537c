'use server'

import { inOrganization, text } from '@/lib/auth/guard'
import type { UserId } from '@/lib/ids'

export async function transferOwnership(org: unknown, userId: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.transferOwnership(actor, text(userId) as UserId))
}

export async function closeOrganization(org: unknown, name: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.close(actor, text(name)))
}

export async function cancelDeletion(org: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.cancelDeletion(actor))
}
