import type { Role } from '../../actor'

/** A token policy as it is chosen; `lib/tokens/policy/policy.ts` adds when a rule was switched on. */
export interface PolicyTerms {
  /** Listed user tokens per person; 0 = no limit. */
  readonly listedPerPerson: number
  /** Live user tokens per person, removed ones included; 0 = no limit. */
  readonly livePerPerson: number
  /** ISO 8601 durations; null = no end. */
  readonly defaultLifetime: string | null
  readonly longestLifetime: string | null
  readonly noEndAllowed: boolean
  /** Deleted when unused for so many days; 0 = never. */
  readonly unusedDays: number
  /** Days before, descending. */
  readonly noticeDays: readonly number[]
  readonly removeOffered: boolean
  readonly viewOffered: boolean
  readonly adminCreators: readonly Role[]
  readonly locationCreators: readonly Role[]
  readonly adminNeedsAddresses: boolean
  readonly longestOverlapHours: number
}

export const presetNames = ['default', 'lead-sync', 'integration', 'agency', 'brokerage'] as const
export type PresetName = (typeof presetNames)[number]

const standard: PolicyTerms = {
  listedPerPerson: 3,
  livePerPerson: 20,
  defaultLifetime: 'P1Y',
  longestLifetime: 'P1Y',
  noEndAllowed: false,
  unusedDays: 90,
  noticeDays: [15, 7, 1],
  removeOffered: true,
  viewOffered: false,
  adminCreators: ['owner', 'admin'],
  locationCreators: ['owner', 'admin', 'manager'],
  adminNeedsAddresses: false,
  longestOverlapHours: 168,
}

const open: Pick<PolicyTerms, 'listedPerPerson' | 'defaultLifetime' | 'longestLifetime' | 'noEndAllowed' | 'removeOffered'> = {
  listedPerPerson: 0,
  defaultLifetime: null,
  longestLifetime: null,
  noEndAllowed: true,
  removeOffered: false,
}

const quietPresets: ReadonlySet<PresetName> = new Set(['brokerage'])

/** Whether a type that only others may make is shown with the reason; otherwise whoever may not make it never hears of it. */
export const namesClosedTypes = (preset: PresetName): boolean => !quietPresets.has(preset)

/** The token systems people know, each as a policy. */
export const presets: Readonly<Record<PresetName, PolicyTerms>> = {
  default: standard,
  'lead-sync': { ...standard, unusedDays: 0 },
  integration: { ...standard, ...open, livePerPerson: 0, unusedDays: 0 },
  agency: { ...standard, ...open, livePerPerson: 200 },
  brokerage: { ...standard, ...open, livePerPerson: 200, unusedDays: 0, viewOffered: true },
}
