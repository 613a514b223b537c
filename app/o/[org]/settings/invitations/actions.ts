'use server'

import { inOrganization, text } from '@/lib/auth/guard'
import type { InvitationInput } from '@/lib/organizations/schema'

export async function invitePeople(org: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.invitations.invite(actor, input as InvitationInput))
}

export async function renewInvitationLink(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.invitations.renewLink(actor, text(id)))
}

export async function resendInvitation(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.invitations.resend(actor, text(id)))
}

export async function revokeInvitation(org: unknown, id: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.invitations.revoke(actor, text(id)))
}
