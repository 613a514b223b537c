import type { Rejection } from '@/lib/tokens/schema'

const labels: Readonly<Record<Rejection, string>> = {
  malformed: 'Malformed token',
  unknown: 'Unknown token',
  deactivated: 'Deactivated',
  suspended: 'Suspended',
  expired: 'Expired',
  deleted: 'Deleted',
  insufficient_scope: 'Missing scope',
  address_not_allowed: 'IP address not allowed',
  rate_limited: 'Too many requests',
}

/** A code of a later version is shown as it is. */
export const reasonLabel = (code: string): string => (Object.hasOwn(labels, code) ? labels[code as Rejection] : code)
