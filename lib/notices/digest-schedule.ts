import { dayAfter, dayIn, hourOf } from '../time/calendar'
import { dayMs } from '../time/units'
import { kinds } from './kinds'
import type { NoticeFacts } from './message'

const sendingHour = 9
/** What happens this soon is told at once. */
const soonMs = 2 * dayMs

const coming: ReadonlySet<NoticeFacts['kind']> = new Set(['idle', 'expiring', 'overlap_ending', 'old_secret_in_use'])

/** Whether the mail of it may be part of the next daily one. */
export function canBeDigested({ kind, facts, at }: Pick<NoticeFacts, 'kind' | 'facts' | 'at'>): boolean {
  if (kinds[kind].locked?.mail) return false
  return !coming.has(kind) || Date.parse(String(facts.endsAt)) - at.getTime() > soonMs
}

/** The latest 09:00 in the zone that is not ahead. */
export function lastDigestAt(now: Date, zone: string): Date {
  const today = dayIn(now, zone)
  const sending = hourOf(today, sendingHour, zone)
  return sending <= now ? sending : hourOf(dayAfter(today, -1), sendingHour, zone)
}
