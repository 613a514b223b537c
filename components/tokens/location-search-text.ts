import type { Found } from '@/components/ui/use-found'

export const locationsFailed = 'Locations could not be loaded.'

/** Locations that one search finds. */
const most = 50

/** Announced state of a search for locations. */
export function locationSearchText({ status, items }: Found<unknown>): string {
  if (status === 'idle') return ''
  if (status === 'searching') return 'Searching…'
  if (status === 'failed') return locationsFailed
  if (items.length === 0) return 'No location matches.'
  if (items.length >= most) return `The list has the first ${most} matches.`
  return items.length === 1 ? '1 location matches.' : `${items.length} locations match.`
}
