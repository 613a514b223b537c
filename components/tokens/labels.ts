import type { Sort, TokenStatus, TokenView } from '@/lib/tokens/schema'

/** The words of the badges. */
export const statusLabels: Readonly<Record<TokenStatus, string>> = {
  deleted: 'Deleted',
  expired: 'Expired',
  deactivated: 'Deactivated',
  suspended: 'Suspended',
  rotating: 'Rotating',
  idle: 'Idle',
  expiring: 'Expires soon',
  removed: 'Removed, still works',
  active: 'Active',
}

export const statusFilterLabels = {
  active: 'Active',
  expiring: 'Expires soon',
  idle: 'Idle',
  rotating: 'Rotating',
  deactivated: 'Deactivated',
  suspended: 'Suspended',
  expired: 'Expired',
  removed: 'Removed from list',
} as const satisfies Partial<Record<TokenStatus, string>>

export const typeLabels: Readonly<Record<TokenView['type'], string>> = {
  user: 'User',
  admin: 'Admin',
  location: 'Location',
  managed: 'Managed',
}

export const typeFilterLabels = { user: 'User', admin: 'Admin', location: 'Location' } as const

export const sortLabels: Readonly<Record<Sort, string>> = {
  'created.desc': 'Newest first',
  'created.asc': 'Oldest first',
  'name.asc': 'Name, A to Z',
  'name.desc': 'Name, Z to A',
  'last_used.desc': 'Last used, latest first',
  'last_used.asc': 'Last used, longest ago first',
  'expires.asc': 'Ends, soonest first',
  'expires.desc': 'Ends, latest first',
}

/** Scopes as people read them, resource by resource: `Contacts · read & write`. */
export function scopePhrases(scopes: readonly string[]): string[] {
  const byResource = new Map<string, string[]>()
  for (const scope of scopes) {
    const [resource = scope, right = ''] = scope.split(':')
    byResource.set(resource, [...(byResource.get(resource) ?? []), right])
  }
  return [...byResource].map(([resource, may]) => `${capitalized(resource)} · ${may.join(' & ')}`)
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).replace(/[_-]/g, ' ')

/** `1 token`, `12 tokens`, `1,000+ tokens`. */
export function countTokens(total: number, more = false): string {
  return `${total.toLocaleString('en-GB')}${more ? '+' : ''} ${total === 1 && !more ? 'token' : 'tokens'}`
}
