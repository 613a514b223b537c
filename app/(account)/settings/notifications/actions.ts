'use server'

import type { Route } from 'next'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { fieldsOf, inAccount } from '@/lib/auth/guard'
import type { PreferencesInput } from '@/lib/notices/schema'

const signIn = '/sign-in?next=%2Fsettings%2Fnotifications' as Route
const pageWith = (done: string) => `/settings/notifications?done=${done}` as Route

export async function savePreferences(form: unknown): Promise<void> {
  const saved = await inAccount((actor, server) => {
    const input = { on: fieldsOf(form, 'on'), frequency: fieldsOf(form, 'frequency')[0] } as PreferencesInput
    return server.notices.savePreferences(actor, input)
  })
  if (!saved.ok && saved.error.code === 'missing_credentials') redirect(signIn)
  redirect(pageWith(saved.ok ? 'saved' : 'failed'))
}

export async function sendTestNotice(): Promise<void> {
  const sent = await inAccount((actor, server) => server.notices.sendTest(actor))
  if (!sent.ok && sent.error.code === 'missing_credentials') redirect(signIn)
  // updates the bell
  revalidatePath('/', 'layout')
  if (!sent.ok) redirect(pageWith(sent.error.code === 'rate_limited' ? 'limited' : 'failed'))
  redirect(pageWith('tested'))
}
