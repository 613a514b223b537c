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

export const inboxPage = z.strictObject({
  notices: z.array(noticeView),
  /** Where the next page goes on; null on the last. */
  next: z.string().nullable(),
  unread: z.int(),
  kinds: z.array(z.strictObject({ kind: noticeKind, label: z.string() })),
  /** What was asked for. */
  filter: z.strictObject({ unread: z.boolean(), kind: noticeKind.nullable() }),
  now: time,
})
export type InboxPage = z.infer<typeof inboxPage>

/** What the bell shows. */
export const latestNotices = z.strictObject({ notices: z.array(noticeView), unread: z.int(), now: time })
export type LatestNotices = z.infer<typeof latestNotices>

export const preferenceView = z.strictObject({
  kind: noticeKind,
  label: z.string(),
  inApp: z.boolean(),
  mail: z.boolean(),
  /** What cannot be switched off, and why. */
  locked: z.strictObject({ inApp: z.boolean(), mail: z.boolean(), reason: z.string() }).nullable(),
})
export type PreferenceView = z.infer<typeof preferenceView>

/** When an organization tells of ends, as its policy says. */
export const thresholdView = z.strictObject({
  organization: z.string(),
  /** Days before, descending. */
  noticeDays: z.array(z.int()),
  /** 0 = tokens are not deleted for disuse. */
  inactivityDays: z.int(),
})
export type ThresholdView = z.infer<typeof thresholdView>

export const preferencesView = z.strictObject({
  kinds: z.array(preferenceView),
  /** Mails that can wait are sent together once a day, at 09:00 of the zone. */
  daily: z.boolean(),
  timeZone: z.string(),
  email: z.string(),
  /** False while no mail server is set. */
  mailLeaves: z.boolean(),
  thresholds: z.array(thresholdView),
})
export type PreferencesView = z.infer<typeof preferencesView>

export const preferencesInput = z.strictObject({
  /** The boxes that are ticked, `idle.mail`. */
  on: z.array(z.string().max(64)).max(100),
  frequency: z.enum(['immediately', 'daily']),
})
export type PreferencesInput = z.input<typeof preferencesInput>
