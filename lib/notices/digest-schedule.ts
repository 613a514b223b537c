import { dayAfter, dayIn, hourOf } from '../time/calendar'
import { dayMs } from '../time/units'
import { kinds } from './kinds'
import type { NoticeFacts } from './types'

const sendingHour = 9
const urgentMs = 2 * dayMs

/** True if the email of the notice can wait for the next digest: nothing locked, and nothing due within two days. */
export function canBeDigested({ kind, facts, at }: Pick<NoticeFacts, 'kind' | 'facts' | 'at'>): boolean {
  const { locked, countsDown } = kinds[kind]
  if (locked?.email) return false
  return !countsDown || Date.parse(String(facts.endsAt)) - at.getTime() > urgentMs
}

/** The latest 09:00 in the time zone that is not in the future. */
export function lastDigestAt(now: Date, zone: string): Date {
  const today = dayIn(now, zone)
  const sending = hourOf(today, sendingHour, zone)
  return sending <= now ? sending : hourOf(dayAfter(today, -1), sendingHour, zone)
}
