'use server'

import { revalidatePath } from 'next/cache'
import { inAccount, text } from '@/lib/auth/guard'
import { clearCookie } from '@/lib/auth/session-cookie'

export async function leaveOrganization(slug: unknown) {
  const left = await inAccount((actor, { organizations }) => organizations.leave(actor, text(slug)))
  if (left.ok) revalidatePath('/', 'layout')
  return left
}

export async function deleteAccount(email: unknown) {
  return inAccount(async (actor, server) => {
    const deleted = await server.organizations.deleteAccount(actor, text(email))
    if (deleted.ok) await clearCookie(server)
    return deleted
  })
}
