const labels: Readonly<Record<string, string>> = {
  scopes: 'Access',
  ipAllowlist: 'IP allowlist',
  ownerId: 'Owner',
  locationId: 'Location',
  userId: 'User',
  tokenKey: 'Token key',
  expiresAt: 'Expires',
  oldEndsAt: 'Old token ends',
  q: 'Search',
}

/** "Listed per person" for `listedPerPerson`. */
export function fieldLabel(field: string): string {
  if (Object.hasOwn(labels, field)) return labels[field] ?? field
  const words = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A recorded value for people; a dash if there is none. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString('en-GB')
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
