'use server'

import { inOrganization, text } from '@/lib/auth/guard'
import type { UserId } from '@/lib/ids'
import type { RoleInput } from '@/lib/organizations/schema'

export async function changeRole(org: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.changeRole(actor, actor.orgId, input as RoleInput))
}

export async function deactivateMember(org: unknown, userId: unknown) {
  return inOrganization(
    org,
    (actor, { organizations }) => organizations.deactivateMember(actor, actor.orgId, text(userId) as UserId),
    'stop',
  )
}

export async function reactivateMember(org: unknown, userId: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.reactivateMember(actor, actor.orgId, text(userId) as UserId))
}

export async function removeMember(org: unknown, userId: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.removeMember(actor, actor.orgId, text(userId) as UserId))
}

export async function createMemberResetLink(org: unknown, userId: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.createMemberResetLink(actor, text(userId) as UserId))
}
