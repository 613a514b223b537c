'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { flag, inAccount, inOrganization, text } from '@/lib/auth/guard'

const signIn = '/sign-in?next=%2Fnotifications' as Route

export async function markRead(id: unknown, read: unknown): Promise<void> {
  const result = await inAccount((actor, server) => server.notices.markRead(actor, text(id), flag(read)))
  if (!result.ok) redirect(signIn)
  revalidatePath('/', 'layout')
}

export async function markAllRead(): Promise<void> {
  const result = await inAccount((actor, server) => server.notices.markAllRead(actor))
  if (!result.ok) redirect(signIn)
  revalidatePath('/', 'layout')
}

/** If it is rejected, the token's page shows why. */
export async function keepFromInbox(org: unknown, tokenKey: unknown): Promise<void> {
  const kept = await inOrganization(org, (actor, server) => server.tokens.keep(actor, text(tokenKey)))
  if (!kept.ok && kept.error.code === 'missing_credentials') redirect(signIn)
  if (!kept.ok) redirect(`/o/${encodeURIComponent(String(org))}/tokens/${encodeURIComponent(String(tokenKey))}` as Route)
  revalidatePath('/', 'layout')
}
