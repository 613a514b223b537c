'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { flag, inAccount, inOrganisation, text } from '@/lib/auth/guard'

export async function markRead(id: unknown, read: unknown): Promise<void> {
  await inAccount((actor, server) => server.notices.markRead(actor, text(id), flag(read)))
  revalidatePath('/', 'layout')
}

export async function markAllRead(): Promise<void> {
  await inAccount((actor, server) => server.notices.markAllRead(actor))
  revalidatePath('/', 'layout')
}

/** Where it is refused, the token's page says why and what can be done. */
export async function keep(org: unknown, tokenKey: unknown): Promise<void> {
  const kept = await inOrganisation(org, (actor, server) => server.tokens.keep(actor, text(tokenKey)))
  if (!kept.ok) redirect(`/o/${encodeURIComponent(String(org))}/tokens/${encodeURIComponent(String(tokenKey))}` as Route)
  revalidatePath('/', 'layout')
}
