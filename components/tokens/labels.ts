import type { Sort, TokenStatus, TokenView } from '@/lib/tokens/schema'

export const statusLabels: Readonly<Record<TokenStatus, string>> = {
  deleted: 'Deleted',
  expired: 'Expired',
  deactivated: 'Deactivated',
  suspended: 'Suspended',
  rotating: 'Rotating',
  idle: 'Idle',
  expiring: 'Expiring soon',
  removed: 'Removed, still works',
  active: 'Active',
}

export const statusFilterLabels = {
  active: statusLabels.active,
  expiring: statusLabels.expiring,
  idle: statusLabels.idle,
  deactivated: statusLabels.deactivated,
  suspended: statusLabels.suspended,
  expired: statusLabels.expired,
  rotating: statusLabels.rotating,
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
  'last_used.asc': 'Last used, oldest first',
  'expires.asc': 'Expires, soonest first',
  'expires.desc': 'Expires, latest first',
}

/** One phrase per resource: `Contacts · read & write`. */
export function scopePhrases(scopes: readonly string[]): string[] {
  const byResource = new Map<string, string[]>()
  for (const scope of scopes) {
    const [resource = scope, permission = ''] = scope.split(':')
    byResource.set(resource, [...(byResource.get(resource) ?? []), permission])
  }
  return [...byResource].map(([resource, permissions]) => `${capitalized(resource)} · ${permissions.join(' & ')}`)
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).replace(/[_-]/g, ' ')

/** `1 token`, `12 tokens`; `1,000+ tokens` if the count was capped. */
/** A number of tokens, with "+" if there are more; none if not even one of them is known. */
export const countText = (count: number, more: boolean): string | undefined =>
  more && count === 0 ? undefined : `${count.toLocaleString('en-GB')}${more ? '+' : ''}`

export function countTokens(total: number, capped = false): string {
  return `${total.toLocaleString('en-GB')}${capped ? '+' : ''} ${total === 1 && !capped ? 'token' : 'tokens'}`
}
