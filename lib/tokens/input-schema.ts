import { z } from 'zod'
import { wholeNumber } from '../input/number'
import { line, longText, needle } from '../input/text'

export const tabs = ['yours', 'organization', 'locations', 'managed'] as const
export type Tab = (typeof tabs)[number]

export const sorts = [
  'created.desc',
  'created.asc',
  'name.asc',
  'name.desc',
  'last_used.desc',
  'last_used.asc',
  'expires.asc',
  'expires.desc',
] as const
export type Sort = (typeof sorts)[number]

export const statusFilters = ['active', 'expiring', 'idle', 'deactivated', 'suspended', 'expired', 'rotating', 'removed'] as const

export const tokenName = line(64, { empty: 'Name the token.', long: 'Use 64 characters or fewer.' })

const note = longText(280)

const scopes = z
  .array(z.string().regex(/^[a-z][a-z0-9_-]*:[a-z][a-z0-9_-]*$/, { error: 'This access does not exist.' }))
  .min(1, { error: 'Choose what the token may do.' })
  .max(100)

const ipAllowlist = z.array(z.string().max(64)).max(50, { error: 'Use 50 IP addresses or fewer.' })

/** 0 = no limit. */
export const requestsPerMinute = wholeNumber(0, 1_000_000, 'no limit')

/** Lifetimes a person may choose for a token, as ISO 8601 durations. */
export const lifetimes = ['P30D', 'P90D', 'P1Y'] as const
export type Lifetime = (typeof lifetimes)[number]

/** When a token expires: after a lifetime, at the end of a day in the person's time zone, or never. */
const expires = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('after'), duration: z.enum(lifetimes) }),
  z.strictObject({ kind: z.literal('on'), date: z.iso.date({ error: 'Choose a day.' }) }),
  z.strictObject({ kind: z.literal('never') }),
])

export const createInput = z.strictObject({
  name: tokenName,
  note: note.default(''),
  type: z.enum(['user', 'admin', 'location']),
  /** Required for type location, not allowed for any other. */
  locationId: needle(64).min(1).nullable().default(null),
  scopes,
  ipAllowlist: ipAllowlist.default([]),
  requestsPerMinute: requestsPerMinute.default(0),
  expires,
  /** "I understand that this token acts for everyone": required for type admin. */
  acknowledged: z.boolean().default(false),
})

export const editInput = z.strictObject({
  /** The version the person saw; `conflict` if it has changed since. */
  version: z.int().min(1),
  name: tokenName,
  note,
  scopes,
  ipAllowlist,
  /** Unchanged if absent. */
  requestsPerMinute: requestsPerMinute.optional(),
})

export const overlaps = ['PT0S', 'PT1H', 'PT24H', 'P7D'] as const
export const rotateInput = z.strictObject({ overlap: z.enum(overlaps).default('PT24H') })

/** `stop`: the old secret expires now. `extend`: it gets 24 more hours. */
export const overlapInput = z.strictObject({ change: z.enum(['stop', 'extend']) })

export const listFilter = z.strictObject({
  tab: z.enum(tabs).default('yours'),
  q: needle(100).default(''),
  status: z.array(z.enum(statusFilters)).max(8).default([]),
  type: z.enum(['user', 'admin', 'location']).nullable().default(null),
  owner: needle(64).nullable().default(null),
  location: needle(64).nullable().default(null),
  scope: needle(64).nullable().default(null),
  removed: z.boolean().default(false),
  sort: z.enum(sorts).default('created.desc'),
  page: z.int().min(1).max(100_000).default(1),
  per: z.union([z.literal(10), z.literal(25), z.literal(50), z.literal(100)]).default(25),
})

export type CreateInput = z.input<typeof createInput>
export type EditInput = z.input<typeof editInput>
export type RotateInput = z.input<typeof rotateInput>
export type OverlapInput = z.input<typeof overlapInput>
export type ListFilter = z.input<typeof listFilter>
/** With defaults filled in. */
export type ListQuery = z.output<typeof listFilter>
