import type { PolicyField, PolicyInput } from '@/lib/tokens/schema'
import { adminCreators, defaultLifetimes, labelIn, locationCreators, maxLifetimes, type Options, overlaps } from './options'

type Terms = { readonly [F in PolicyField]: PolicyInput[F] }

const limit = (count: number, unlimited: string): string => {
  if (Number.isNaN(count)) return 'Invalid'
  return count === 0 ? unlimited : count.toLocaleString('en-GB')
}

const days = (count: number): string =>
  Number.isNaN(count) || count === 0 ? limit(count, 'Never') : `${limit(count, '')} ${plural(count)}`
const plural = (count: number): string => (count === 1 ? 'day' : 'days')
const onOff = (on: boolean): string => (on ? 'On' : 'Off')
const chosen = (options: Options, value: string): string => labelIn(options, value) ?? value

const texts: { readonly [F in PolicyField]: (value: Terms[F]) => string } = {
  listedPerPerson: (count) => limit(count, 'No limit'),
  livePerPerson: (count) => limit(count, 'No limit'),
  defaultLifetime: (lifetime) => chosen(defaultLifetimes, lifetime ?? ''),
  maxLifetime: (lifetime) => chosen(maxLifetimes, lifetime ?? ''),
  noExpirationAllowed: onOff,
  inactivityDays: days,
  noticeDays: (counts) => counts.join(', ') || 'None',
  removeAllowed: onOff,
  viewAllowed: onOff,
  adminCreators: (roles) => chosen(adminCreators, roles.join()),
  locationCreators: (roles) => chosen(locationCreators, roles.join()),
  adminNeedsIpAllowlist: onOff,
  maxOverlapHours: (hours) => (hours === 0 ? 'None' : (labelIn(overlaps, String(hours)) ?? `${hours} hours`)),
  requestsPerMinute: (count) => limit(count, 'No limit'),
  paused: onOff,
  pausedNote: (note) => (note ? `“${note}”` : 'None'),
}

/** Value of a field as its control shows it. */
export const valueText = <F extends PolicyField>(field: F, terms: Terms): string => texts[field](terms[field])
