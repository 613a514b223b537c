'use server'

import { revalidatePath } from 'next/cache'
import { inAccount, text } from '@/lib/auth/guard'

export async function endSession(key: unknown) {
  const ended = await inAccount((actor, { accounts }) => accounts.endOtherSession(actor, text(key)), 'stop')
  if (ended.ok || ended.error.code === 'not_found') revalidatePath('/settings/sessions')
  return ended
}

export async function endOtherSessions() {
  const ended = await inAccount((actor, { accounts }) => accounts.endOtherSessions(actor), 'stop')
  if (ended.ok) revalidatePath('/settings/sessions')
  return ended
}
