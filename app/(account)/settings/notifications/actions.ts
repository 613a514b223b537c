'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { inAccount, text } from '@/lib/auth/guard'

/** Saves the ticked boxes of the form. */
export async function savePreferences(form: FormData): Promise<void> {
  const ticked = form.getAll('on').map(text)
  const saved = await inAccount((actor, server) => server.notices.savePreferences(actor, ticked))
  redirect(`/settings/notifications?done=${saved.ok ? 'saved' : 'failed'}` as Route)
}
