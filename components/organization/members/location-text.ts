import type { Role } from '@/lib/actor'

const shown = 2

/** Locations that a member has access to. */
export function locationText(role: Role, names: readonly string[]): string {
  if (role === 'owner' || role === 'admin') return 'All'
  const more = names.length - shown
  return names.length === 0 ? 'None' : names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
