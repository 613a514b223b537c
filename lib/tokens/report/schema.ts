import { z } from 'zod'
import { needle } from '../../input/text'
import type { UsageDay } from '../../usage/types'

const reportTypes = ['user', 'admin', 'location', 'managed'] as const

export const reportFilter = z.strictObject({
  days: z.union([z.literal(7), z.literal(30), z.literal(90)]).default(30),
  /** Only tokens of this location. */
  location: needle(64).nullable().default(null),
  type: z.enum(reportTypes).nullable().default(null),
})
export type ReportFilter = z.input<typeof reportFilter>

export interface TokenUse {
  readonly tokenKey: string
  readonly name: string
  readonly type: (typeof reportTypes)[number]
  readonly deleted: boolean
  readonly accepted: number
  readonly rejected: number
}

export interface RejectionReason {
  readonly code: string
  readonly count: number
}

export interface UsageReport {
  readonly reach: 'all' | 'locations' | 'own'
  /** Oldest first, up to today. */
  readonly days: readonly UsageDay[]
  /** Tokens whose requests are accepted now. */
  readonly active: number
  /** Those of them that are at least 30 days old and were not used for 30 days. */
  readonly unused: number
  /** Tokens with the most requests. */
  readonly top: readonly TokenUse[]
  /** Rejected requests by reason, the most frequent first. */
  readonly reasons: readonly RejectionReason[]
  /** Since when reasons are recorded; null if every rejected request of the period has one. */
  readonly reasonsSince: string | null
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  readonly now: string
}
