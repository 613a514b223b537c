import type { TokenAccess } from './types'

/** `null`: no access. */
export function accessText({ verbs, confirmed }: TokenAccess): { readonly text: string; readonly note: string | null } | null {
  if (!verbs.includes('see')) return null
  const note = confirmed.includes('activate') || confirmed.includes('delete') ? "after confirming it's them, except to deactivate" : null
  if (verbs.length === 1) return { text: 'See', note: null }
  if (verbs.includes('create')) return { text: 'See, create and change', note }
  if (verbs.includes('rotate')) return { text: 'See, rotate, activate and deactivate', note }
  return { text: `See, activate, deactivate${verbs.includes('delete') ? ' and delete' : ''}`, note }
}
