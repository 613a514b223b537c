import type { PolicyField } from '@/lib/tokens/schema'

export const fieldLabels: Readonly<Record<PolicyField, string>> = {
  listedPerPerson: 'Listed tokens per person',
  livePerPerson: 'Live tokens per person',
  defaultLifetime: 'Default lifetime',
  maxLifetime: 'Maximum lifetime',
  noExpirationAllowed: 'Allow tokens without expiration',
  inactivityDays: 'Delete when inactive for',
  noticeDays: 'Notify, days before',
  removeAllowed: 'Remove from list',
  viewAllowed: 'View stored tokens',
  adminCreators: 'Admin tokens',
  locationCreators: 'Location tokens',
  adminNeedsIpAllowlist: 'Require an IP allowlist for admin tokens',
  maxOverlapHours: 'Maximum overlap',
  requestsPerMinute: 'Requests per minute',
  paused: 'Pause new tokens',
  pausedNote: 'Note to members',
}
