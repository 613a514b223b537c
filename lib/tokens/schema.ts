import { z } from 'zod'
import type { Scope, TokenType } from '../actor'
import { overlaps } from './input-schema'

/** The statuses of product.md, in the order they are decided: first match wins. */
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

/** What a person may do to a token now; the menu shows exactly these. */
export const tokenActions = [
  'edit',
  'view',
  'rotate',
  'endOverlap',
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
  /** What it was given. */
  scopes: z.array(z.string()),
  ipAllowlist: z.array(z.string()),
  status: z.enum(tokenStatuses),
  /** Whether it would be accepted now. */
  works: z.boolean(),
  suspended: z.enum(['member', 'location', 'organization']).nullable(),
  /** Whether it is stored, to be shown again. */
  stored: z.boolean(),
  owner: person.nullable(),
  location: z.strictObject({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  /** Where a managed token may deliver; null for every other type. */
  destination: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  createdAt: time,
  createdBy: z.string(),
  createdFrom: z.string().nullable(),
  expiresAt: time.nullable(),
  /** When disuse would delete it; null where policy does not. */
  inactivityDeletionAt: time.nullable(),
  deactivatedAt: time.nullable(),
  deactivatedBy: z.string().nullable(),
  removedAt: time.nullable(),
  /** The limit on the reader's own list that it counts toward while it is listed; null where there is none. */
  listLimit: z.int().nullable(),
  rotatedAt: time.nullable(),
  /** While rotating: when the old secret stops. */
  overlapEndsAt: time.nullable(),
  lastUsedAt: time.nullable(),
  lastUsedFrom: z.string().nullable(),
  /** Requests of the last 24 hours that were accepted. */
  usedToday: z.int(),
  /** Twelve days, oldest first, the last is today in the person's zone. */
  days: z.array(z.strictObject({ accepted: z.int(), rejected: z.int() })).length(12),
  /** 0 to 1: how much of its lifetime is over; null without an end. */
  elapsed: z.number().min(0).max(1).nullable(),
  version: z.int(),
  actions: z.array(z.enum(tokenActions)),
})
export type TokenView = z.infer<typeof tokenView>

/** One page of the list, with what the strip and the meter above it say. */
export const tokenPage = z.strictObject({
  rows: z.array(tokenView),
  /** What ends soonest of the person's own tokens, whatever the filter and the page: for the banners. */
  urgent: z.array(tokenView),
  /** At most 1,000; `more` says that there are more. */
  total: z.int(),
  more: z.boolean(),
  page: z.int(),
  per: z.int(),
  summary: z.strictObject({
    active: z.int(),
    expiring: z.int(),
    idle: z.int(),
    deactivated: z.int(),
    /** Tokens behind "Show removed". */
    removed: z.int(),
  }),
  /** Null where nothing limits the list. */
  meter: z.strictObject({ listed: z.int(), limit: z.int() }).nullable(),
  /** The clock of the server when it answered. */
  now: time,
})
export type TokenPage = z.infer<typeof tokenPage>

const exportedToken = tokenView.pick({
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

/** Schema of `TokenExport`. */
export const tokenExport = z.strictObject({ rows: z.array(exportedToken).readonly(), cut: z.boolean() })

/** Schema of `LimitState`. */
export const limitState = z.strictObject({
  listed: z.int(),
  live: z.int(),
  full: z.enum(['listed', 'live']).nullable(),
  tokens: z.array(tokenView).readonly(),
})

/** While rotating: how both secrets were used since. Of the old one nobody knows how often: requests are counted by the hour. */
const handOver = z
  .strictObject({
    current: z.strictObject({ requests: z.int(), lastUsedAt: time.nullable() }),
    previous: z.strictObject({ lastUsedAt: time.nullable() }),
    /** When the old secret stops. */
    endsAt: time,
    /** Whether the longest overlap leaves 24 hours more. */
    extendable: z.boolean(),
  })
  .nullable()

/** How a hand-over goes, for the page that follows it; null once the overlap is over. */
export const handOverView = z.strictObject({ handOver, now: time })
export type HandOverView = z.infer<typeof handOverView>

/** What the detail page adds to a row. */
export interface TokenDetail {
  readonly token: TokenView
  /** What it may do now: its scopes within what its maker may do. */
  readonly scopesNow: readonly string[]
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

/** What the create dialog may offer this person, by role and policy. */
export const createOptions = z.strictObject({
  types: z.array(z.strictObject({ type: z.enum(['user', 'admin', 'location']), allowed: z.boolean(), reason: z.string().nullable() })),
  locations: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  scopes: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      risk: z.enum(['low', 'medium', 'high']),
      reason: z.string(),
      /** The types that may carry it. */
      types: z.array(z.enum(['user', 'admin', 'location'])),
      allowed: z.boolean(),
    }),
  ),
  /** ISO 8601; null = no end date is the default. */
  defaultLifetime: z.string().nullable(),
  lifetimes: z.array(z.enum(['P30D', 'P90D', 'P1Y'])),
  noExpirationAllowed: z.boolean(),
  /** First and last day a custom end may name, in the person's zone; null = any. */
  firstDay: z.iso.date(),
  lastDay: z.iso.date().nullable(),
  /** What each offered lifetime would end at, were it created now. */
  endsAt: z.record(z.string(), time),
  inactivityDays: z.int(),
  adminNeedsIpAllowlist: z.boolean(),
  removeAllowed: z.boolean(),
  paused: z.strictObject({ note: z.string().nullable() }).nullable(),
  overlaps: z.array(z.enum(overlaps)),
  /** The person's own address, for "Add my address". */
  address: z.string().nullable(),
  administrators: z.array(z.string()),
})
export type CreateOptions = z.infer<typeof createOptions>

/** How the first requests of a fresh token went, for the line under "Test it". */
export const firstUse = z.strictObject({
  accepted: z.strictObject({ at: time, from: z.string().nullable() }).nullable(),
  rejected: z.strictObject({ at: time, code: z.string() }).nullable(),
  now: time,
})
export type FirstUse = z.infer<typeof firstUse>

/** Why a presented token is rejected, as http-api.md names it. */
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

export type { CreateInput, EditInput, ListFilter, ListQuery, OverlapInput, RotateInput, Sort, Tab } from './input-schema'
export {
  type EffectKind,
  type PolicyEffect,
  type PolicyField,
  type PolicyInput,
  type PolicyPreview,
  type PolicyView,
  policyPreview,
} from './policy/schema'
export type { Scope, TokenType }
