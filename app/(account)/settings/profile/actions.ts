'use server'

import { revalidatePath } from 'next/cache'
import type { OwnProfileInput } from '@/lib/accounts/schema'
import { inAccount, text } from '@/lib/auth/guard'

// the name and the email address are part of every page
const refresh = () => revalidatePath('/', 'layout')

export async function saveProfile(input: OwnProfileInput) {
  const saved = await inAccount((actor, { accounts }) => accounts.saveOwnProfile(actor, input))
  if (saved.ok) refresh()
  return saved
}

export async function saveSubdomain(subdomain: unknown) {
  const saved = await inAccount((actor, { accounts }) => accounts.saveSubdomain(actor, text(subdomain)))
  if (saved.ok) refresh()
  return saved
}

export async function requestEmailChange(email: unknown) {
  const requested = await inAccount((actor, { accounts }) => accounts.requestEmailChange(actor, text(email)))
  if (requested.ok) refresh()
  return requested
}

export async function requestVerification() {
  return inAccount((actor, { accounts }) => accounts.requestVerification(actor))
}

export async function cancelEmailChange() {
  const canceled = await inAccount((actor, { accounts }) => accounts.cancelEmailChange(actor))
  if (canceled.ok) refresh()
  return canceled
}
