'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { fieldsOf, inAccount } from '@/lib/auth/guard'
import type { PreferencesInput } from '@/lib/notices/schema'

const signIn = '/sign-in?next=%2Fsettings%2Fnotifications' as Route
const told = (done: string) => `/settings/notifications?done=${done}` as Route

/** Saves the ticked boxes of the form. */
export async function savePreferences(form: unknown): Promise<void> {
  const saved = await inAccount((actor, server) => {
    const input = { on: fieldsOf(form, 'on'), frequency: fieldsOf(form, 'frequency')[0] } as PreferencesInput
    return server.notices.savePreferences(actor, input)
  })
  if (!saved.ok && saved.error.code === 'missing_credentials') redirect(signIn)
  redirect(told(saved.ok ? 'saved' : 'failed'))
}

export async function sendTestNotice(): Promise<void> {
  const sent = await inAccount((actor, server) => server.notices.sendTest(actor))
  if (!sent.ok && sent.error.code === 'missing_credentials') redirect(signIn)
  // the bell counts it
  revalidatePath('/', 'layout')
  if (!sent.ok) redirect(told(sent.error.code === 'rate_limited' ? 'enough' : 'failed'))
  redirect(told('tested'))
}
