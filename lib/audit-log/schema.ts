import { z } from 'zod'
import { auditGroups, auditResults } from '../audit/index'
import { needle } from '../input/text'
import { replaceSecrets } from '../token-format'

export const auditPageSize = 50
/** A text is searched for in this many entries, the newest. */
export const searchedEntries = 40_000

const id = needle(64).nullable().default(null)
const day = z.iso.date().nullable().default(null)

export const auditFilter = z.strictObject({
  /** Id of the actor. */
  who: id,
  group: z.enum(auditGroups).nullable().default(null),
  result: z.enum(auditResults).nullable().default(null),
  token: id,
  location: id,
  /** First and last day, in the time zone of the person. */
  from: day,
  to: day,
  /** Part of a name, or a whole token key, IP address or request id. */
  q: needle(100)
    .transform((text) => replaceSecrets(text, '').trim())
    .default(''),
  /** Only entries before this one. */
  before: z.int().min(1).max(2_147_483_647).nullable().default(null),
})
export type AuditFilter = z.input<typeof auditFilter>
export type AuditQuery = z.output<typeof auditFilter>

const fields = z.record(z.string(), z.unknown()).nullable()
const text = z.string().nullable()

export const auditEntryView = z.strictObject({
  /** Number of the entry in the organization. */
  seq: z.number(),
  at: z.string(),
  actor: z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }),
  action: z.string(),
  result: z.enum(auditResults),
  tokenKey: text,
  subject: text,
  before: fields,
  after: fields,
  ip: text,
  userAgent: text,
  requestId: text,
})
export type AuditEntryView = z.infer<typeof auditEntryView>

export const auditPage = z.strictObject({
  rows: z.array(auditEntryView),
  /** `before` of the next page; null on the last. */
  next: z.number().nullable(),
  /** True if older entries were not searched. */
  cut: z.boolean(),
  now: z.string(),
})
export type AuditPage = z.infer<typeof auditPage>

/** Result of the last verification. */
export interface AuditIntegrity {
  readonly at: string
  readonly entries: number
  /** Number of the first entry that does not match. */
  readonly firstBroken: number | null
}

export interface AuditChoices {
  readonly reach: 'all' | 'locations' | 'own'
  /** Everyone who did something, of many those who did it last; empty if only own entries are readable. */
  readonly actors: readonly { readonly id: string; readonly kind: string; readonly name: string }[]
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  /** Null before the first verification. */
  readonly integrity: AuditIntegrity | null
  readonly now: string
}
