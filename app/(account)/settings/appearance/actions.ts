'use server'

import { revalidatePath } from 'next/cache'
import type { AppearanceInput } from '@/lib/accounts/schema'
import { inAccount } from '@/lib/auth/guard'

export async function saveAppearance(input: AppearanceInput) {
  const saved = await inAccount((actor, { accounts }) => accounts.saveAppearance(actor, input))
  if (saved.ok) revalidatePath('/', 'layout')
  return saved
}
