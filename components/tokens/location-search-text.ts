import { isSessionEnded } from '@/components/session/recover'
import { sessionEnded } from '@/components/session/session-ended'
import type { Found } from '@/components/ui/use-found'

/** The session prompt has asked already, unless the page has none. */
export const locationsFailed = (error: unknown): string => (isSessionEnded(error) ? sessionEnded : 'Locations could not be loaded.')

/** Locations that one search finds. */
const most = 50

/** Announced state of a search for locations. */
export function locationSearchText({ status, items, error }: Found<unknown>): string {
  if (status === 'idle') return ''
  if (status === 'searching') return 'Searching…'
  if (status === 'failed') return locationsFailed(error)
  if (items.length === 0) return 'No location matches.'
  if (items.length >= most) return `The list has the first ${most} matches.`
  return items.length === 1 ? '1 location matches.' : `${items.length} locations match.`
}
