import type { Role } from '../../actor'

/** The chosen terms of a token policy; `Policy` adds the dates. */
export interface PolicyTerms {
  /** Listed user tokens per person; 0 = no limit. */
  readonly listedPerPerson: number
  /** Live user tokens per person, removed ones included; 0 = no limit. */
  readonly livePerPerson: number
  /** ISO 8601 durations; null = no expiration, no maximum. */
  readonly defaultLifetime: string | null
  readonly maxLifetime: string | null
  readonly noExpirationAllowed: boolean
  /** Days of inactivity after which a token is deleted; 0 = never. */
  readonly inactivityDays: number
  /** Days before an expiration or deletion, descending. */
  readonly noticeDays: readonly number[]
  readonly removeAllowed: boolean
  readonly viewAllowed: boolean
  readonly adminCreators: readonly Role[]
  readonly locationCreators: readonly Role[]
  readonly adminNeedsIpAllowlist: boolean
  readonly maxOverlapHours: number
  /** Requests of each token; 0 = no limit. */
  readonly requestsPerMinute: number
}

export const presetNames = ['default', 'lead-sync', 'integration', 'agency', 'brokerage'] as const
export type PresetName = (typeof presetNames)[number]

const standard: PolicyTerms = {
  listedPerPerson: 3,
  livePerPerson: 20,
  defaultLifetime: 'P1Y',
  maxLifetime: 'P1Y',
  noExpirationAllowed: false,
  inactivityDays: 90,
  noticeDays: [15, 7, 1],
  removeAllowed: true,
  viewAllowed: false,
  adminCreators: ['owner', 'admin'],
  locationCreators: ['owner', 'admin', 'manager'],
  adminNeedsIpAllowlist: false,
  maxOverlapHours: 168,
  requestsPerMinute: 0,
}

const open: Pick<PolicyTerms, 'listedPerPerson' | 'defaultLifetime' | 'maxLifetime' | 'noExpirationAllowed' | 'removeAllowed'> = {
  listedPerPerson: 0,
  defaultLifetime: null,
  maxLifetime: null,
  noExpirationAllowed: true,
  removeAllowed: false,
}

const quietPresets: ReadonlySet<PresetName> = new Set(['brokerage'])

/** True if a type that the viewer's role cannot create is shown with the reason, false if it is hidden. */
export const namesClosedTypes = (preset: PresetName): boolean => !quietPresets.has(preset)

export const presets: Readonly<Record<PresetName, PolicyTerms>> = {
  default: standard,
  'lead-sync': { ...standard, inactivityDays: 0 },
  integration: { ...standard, ...open, livePerPerson: 0, inactivityDays: 0 },
  agency: { ...standard, ...open, livePerPerson: 200 },
  brokerage: { ...standard, ...open, livePerPerson: 200, inactivityDays: 0, viewAllowed: true },
}
