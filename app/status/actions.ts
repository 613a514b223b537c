'use server'

import { inAccount } from '@/lib/auth/guard'

export async function sendTestEmailToMe() {
  return inAccount((actor, { status }) => status.sendTestEmail(actor))
}
