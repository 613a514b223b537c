'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { fieldsOf, inAccount } from '@/lib/auth/guard'

/** Saves the ticked boxes of the form. */
export async function savePreferences(form: unknown): Promise<void> {
  const saved = await inAccount((actor, server) => server.notices.savePreferences(actor, fieldsOf(form, 'on')))
  if (!saved.ok && saved.error.code === 'missing_credentials') redirect('/sign-in?next=%2Fsettings%2Fnotifications')
  redirect(`/settings/notifications?done=${saved.ok ? 'saved' : 'failed'}` as Route)
}
