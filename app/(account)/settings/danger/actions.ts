'use server'

import { inAccount, text } from '@/lib/auth/guard'
import { clearCookie } from '@/lib/auth/session-cookie'

export async function leaveOrganization(slug: unknown) {
  return inAccount((actor, { organizations }) => organizations.leave(actor, text(slug)))
}

export async function deleteAccount(email: unknown) {
  return inAccount(async (actor, server) => {
    const deleted = await server.organizations.deleteAccount(actor, text(email))
    if (deleted.ok) await clearCookie(server)
    return deleted
  })
}
