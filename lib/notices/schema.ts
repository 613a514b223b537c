import { z } from 'zod'
import { needle } from '../input/text'

/** What people are told of. */
export const noticeKinds = [
  'idle',
  'idle_deleted',
  'expiring',
  'expired',
  'overlap_ending',
  'old_secret_in_use',
  'admin_token_created',
  'admin_token_changed',
  'policy_changed',
  'role_changed',
  'member_removed',
  'token_viewed',
  'new_network',
  'many_rejected',
  'delivery_failing',
  'new_sign_in',
  'test',
] as const
export const noticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof noticeKind>

const time = z.iso.datetime()

export const noticeView = z.strictObject({
  id: z.string(),
  kind: noticeKind,
  /** Null for what concerns the account as a whole. */
  organization: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
  /** The sentence, in pieces: names stand out. */
  parts: z.array(z.strictObject({ text: z.string(), strong: z.boolean() })),
  at: time,
  /** The calendar day in the person's zone. */
  day: z.iso.date(),
  read: z.boolean(),
  tokenKey: z.string().nullable(),
  /** Whether the token still works; null when it is about none, or the token is gone. */
  works: z.boolean().nullable(),
  /** The token it warns of can still be kept. */
  keep: z.boolean(),
  link: z.strictObject({ label: z.enum(['Open', 'Rotate']), href: z.string() }).nullable(),
})
export type NoticeView = z.infer<typeof noticeView>

/** An address people write themselves: what is wrong in it is left out. */
export const inboxFilter = z.object({
  unread: z.literal('1').optional().catch(undefined),
  kind: noticeKind.optional().catch(undefined),
  after: needle(64).min(1).optional().catch(undefined),
})
export type InboxFilter = Readonly<Record<string, unknown>>

export interface InboxPage {
  readonly notices: readonly NoticeView[]
  /** Where the next page goes on; null on the last. */
  readonly next: string | null
  readonly unread: number
  readonly kinds: readonly { readonly kind: NoticeKind; readonly label: string }[]
  /** What was asked for. */
  readonly filter: { readonly unread: boolean; readonly kind: NoticeKind | null }
  readonly now: string
}

/** What the bell shows. */
export const latestNotices = z.strictObject({ notices: z.array(noticeView), unread: z.int(), now: time })
export type LatestNotices = z.infer<typeof latestNotices>

export interface PreferenceView {
  readonly kind: NoticeKind
  readonly label: string
  readonly inApp: boolean
  readonly mail: boolean
  /** What cannot be switched off, and why. */
  readonly locked: { readonly inApp: boolean; readonly mail: boolean; readonly reason: string } | null
}

/** When an organization tells of ends, as its policy says. */
export interface ThresholdView {
  readonly organization: string
  /** Days before, descending. */
  readonly noticeDays: readonly number[]
  /** 0 = tokens are not deleted for disuse. */
  readonly inactivityDays: number
}

export interface PreferencesView {
  readonly kinds: readonly PreferenceView[]
  /** Mails that can wait are sent together once a day, at 09:00 of the zone. */
  readonly daily: boolean
  readonly timeZone: string
  readonly email: string
  /** False while no mail server is set. */
  readonly mailLeaves: boolean
  readonly thresholds: readonly ThresholdView[]
}

export const preferencesInput = z.strictObject({
  /** The boxes that are ticked, `idle.mail`. */
  on: z.array(z.string().max(64)).max(100),
  frequency: z.enum(['immediately', 'daily']),
})
export type PreferencesInput = z.input<typeof preferencesInput>
