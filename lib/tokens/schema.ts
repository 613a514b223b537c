import { z } from 'zod'
import { lifetimes, overlaps, statusFilters } from './input-schema'

/** In order of precedence: the first that applies is the status. */
export const tokenStatuses = [
  'deleted',
  'expired',
  'deactivated',
  'suspended',
  'rotating',
  'idle',
  'expiring',
  'removed',
  'active',
] as const
export type TokenStatus = (typeof tokenStatuses)[number]

/** Actions on an existing token; the menu shows those that are available. */
export const tokenActions = [
  'edit',
  'view',
  'rotate',
  'changeOverlap',
  'activate',
  'deactivate',
  'keep',
  'remove',
  'restore',
  'delete',
] as const
export type TokenAction = (typeof tokenActions)[number]

const time = z.iso.datetime()
const person = z.strictObject({ id: z.string(), name: z.string() })

/** One token as a person sees it. Times are ISO 8601 UTC. */
export const tokenView = z.strictObject({
  tokenKey: z.string(),
  type: z.enum(['user', 'admin', 'location', 'managed']),
  name: z.string(),
  note: z.string(),
  scopes: z.array(z.string()),
  ipAllowlist: z.array(z.string()),
  /** Limit of the token alone; 0 = only that of the policy. */
  requestsPerMinute: z.int(),
  status: z.enum(tokenStatuses),
  /** True if it would be accepted now. */
  works: z.boolean(),
  suspended: z.enum(['member', 'location', 'organization']).nullable(),
  /** True if a copy of the secret is stored, so that it can be viewed again. */
  stored: z.boolean(),
  owner: person.nullable(),
  location: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  /** Destination of a managed token; null for every other type. */
  destination: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  createdAt: time,
  createdBy: z.string(),
  createdFrom: z.string().nullable(),
  expiresAt: time.nullable(),
  /** Expiration it would get if it were rotated now; null = none. */
  rotatedExpiresAt: time.nullable(),
  /** When it will be deleted for inactivity; null if the policy does not delete inactive tokens. */
  inactivityDeletionAt: time.nullable(),
  deactivatedAt: time.nullable(),
  deactivatedBy: z.string().nullable(),
  removedAt: time.nullable(),
  /** Limit on the viewer's own list that it counts toward; null if it counts toward none. */
  listLimit: z.int().nullable(),
  rotatedAt: time.nullable(),
  /** While rotating: when the old secret expires. */
  overlapEndsAt: time.nullable(),
  /** While rotating: last use of both secrets since the rotation. */
  overlapUse: z.strictObject({ previous: time.nullable(), current: time.nullable() }).nullable(),
  lastUsedAt: time.nullable(),
  lastUsedFrom: z.string().nullable(),
  /** Requests of the last 24 hours that were accepted. */
  usedToday: z.int(),
  /** Twelve days, oldest first, up to today in the person's time zone. */
  days: z.array(z.strictObject({ accepted: z.int(), rejected: z.int() })).length(12),
  /** Share of the lifetime that is over, 0 to 1; null without an expiration. */
  elapsed: z.number().min(0).max(1).nullable(),
  version: z.int(),
  actions: z.array(z.enum(tokenActions)),
})
export type TokenView = z.infer<typeof tokenView>

/** Counted up to `maxCounted`. */
const count = z.int().min(0)

/** One page of the list, with the counts and the meter above it. */
export const tokenPage = z.strictObject({
  rows: z.array(tokenView),
  /** The person's own tokens that expire or are deleted soonest, whatever the filter and the page: for the banners. */
  urgent: z.array(tokenView),
  /** At most `maxCounted`; a lower bound if `more`. */
  total: z.int(),
  more: z.boolean(),
  /** The last page that has rows if the filter asked for a later one. */
  page: z.int(),
  per: z.int(),
  /** Under every filter but that of the status. */
  summary: z.strictObject({
    all: count,
    /** What the list shows when a status is chosen; they add up to `all`. */
    statuses: z.record(z.enum(statusFilters), count),
    /** Removed tokens, shown or not. */
    removed: count,
    /** True if `removed` is a lower bound. */
    moreRemoved: z.boolean(),
    /** Other numbers of a long list that are lower bounds. */
    atLeast: z.array(z.enum(['all', ...statusFilters])),
  }),
  /** Null without a limit. */
  meter: z.strictObject({ listed: z.int(), limit: z.int() }).nullable(),
  /** Server time of the response. */
  now: time,
})
export type TokenPage = z.infer<typeof tokenPage>

/** Schema of `ExportedToken`. */
export const exportedToken = tokenView.pick({
  tokenKey: true,
  name: true,
  type: true,
  status: true,
  owner: true,
  location: true,
  scopes: true,
  ipAllowlist: true,
  createdAt: true,
  createdBy: true,
  expiresAt: true,
  inactivityDeletionAt: true,
  lastUsedAt: true,
  note: true,
})

/** Schema of `LimitState`. */
export const limitState = z.strictObject({
  listed: z.int(),
  live: z.int(),
  full: z.enum(['listed', 'live']).nullable(),
  tokens: z.array(tokenView).readonly(),
})

/** Use of both secrets since the rotation. Requests are counted by the hour, so those with the old secret cannot be counted exactly. */
const handOver = z
  .strictObject({
    current: z.strictObject({ requests: z.int(), lastUsedAt: time.nullable() }),
    previous: z.strictObject({ lastUsedAt: time.nullable() }),
    /** When the old secret expires. */
    endsAt: time,
    /** True if the longest allowed overlap leaves room for 24 more hours. */
    extendable: z.boolean(),
  })
  .nullable()

/** Hand-over from the old to the new secret; null once the overlap is over. */
export const handOverView = z.strictObject({ handOver, now: time })
export type HandOverView = z.infer<typeof handOverView>

/** A token with what the detail page adds to a row of the list. */
export interface TokenDetail {
  readonly token: TokenView
  /** Scopes that are in effect: those its creator may still grant. */
  readonly scopesNow: readonly string[]
  /** The lower of the limits of token and policy; 0 = none. */
  readonly requestsPerMinute: number
  readonly lastUserAgent: string | null
  readonly lastEndpoint: string | null
  readonly handOver: HandOverView['handOver']
  readonly history: readonly {
    readonly at: string
    readonly actor: string
    readonly action: string
    readonly ip: string | null
    readonly before: Readonly<Record<string, unknown>> | null
    readonly after: Readonly<Record<string, unknown>> | null
  }[]
  readonly now: string
}

/** Choices of the create dialog for one person, by role and policy. */
export const createOptions = z.strictObject({
  types: z.array(z.strictObject({ type: z.enum(['user', 'admin', 'location']), allowed: z.boolean(), reason: z.string().nullable() })),
  /** The first ones that the person can see. */
  locations: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  moreLocations: z.boolean(),
  scopes: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      risk: z.enum(['low', 'medium', 'high']),
      reason: z.string(),
      /** Token types that may have it. */
      types: z.array(z.enum(['user', 'admin', 'location'])),
      allowed: z.boolean(),
    }),
  ),
  /** ISO 8601 duration; null = no expiration by default. */
  defaultLifetime: z.string().nullable(),
  lifetimes: z.array(z.enum(lifetimes)),
  noExpirationAllowed: z.boolean(),
  /** First and last day of a custom expiration, in the person's time zone; null = any. */
  firstDay: z.iso.date(),
  lastDay: z.iso.date().nullable(),
  /** Expiration of a token created now, by lifetime. */
  endsAt: z.record(z.string(), time),
  inactivityDays: z.int(),
  adminNeedsIpAllowlist: z.boolean(),
  /** Limit of the policy; 0 = none. */
  requestsPerMinute: z.int(),
  removeAllowed: z.boolean(),
  paused: z.strictObject({ note: z.string().nullable() }).nullable(),
  overlaps: z.array(z.enum(overlaps)),
  /** End of an overlap that starts now, unless the old secret expires before. */
  overlapEndsAt: z.record(z.string(), time),
  /** The person's own IP address, for the IP allowlist. */
  ownIp: z.string().nullable(),
  administrators: z.array(z.string()),
})
export type CreateOptions = z.infer<typeof createOptions>

/** First requests with a new token, for the line under "Test it". */
export const firstUse = z.strictObject({
  accepted: z.strictObject({ at: time, from: z.string().nullable() }).nullable(),
  rejected: z.strictObject({ at: time, code: z.string() }).nullable(),
  now: time,
})
export type FirstUse = z.infer<typeof firstUse>

/** Why a presented token is rejected: codes of the HTTP API. */
export const rejections = [
  'malformed',
  'unknown',
  'deactivated',
  'suspended',
  'expired',
  'deleted',
  'insufficient_scope',
  'address_not_allowed',
  'rate_limited',
] as const
export type Rejection = (typeof rejections)[number]

export type { CreateInput, EditInput, Lifetime, ListFilter, ListQuery, OverlapInput, RotateInput, Sort, Tab } from './input-schema'
export { type TokenOwners, tokenOwners } from './owners-schema'
export {
  type EffectKind,
  type PolicyEffect,
  type PolicyField,
  type PolicyInput,
  type PolicyPreview,
  type PolicyProgress,
  type PolicySteps,
  type PolicyView,
  policyPreview,
  policyProgress,
} from './policy/schema'
export type { TokenUse, UsageReport } from './report/schema'
export { type RecentRequests, recentRequests } from './request-schema'
export { lifetimes }
