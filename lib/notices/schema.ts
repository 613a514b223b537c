import { z } from 'zod'
import { needle } from '../input/text'

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
const noticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof noticeKind>

const time = z.iso.datetime()

export const noticeView = z.strictObject({
  id: z.string(),
  kind: noticeKind,
  /** Null for notices about the account. */
  organization: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
  /** The message; names are `strong`. */
  parts: z.array(z.strictObject({ text: z.string(), strong: z.boolean() })),
  at: time,
  /** The calendar day in the person's time zone. */
  day: z.iso.date(),
  read: z.boolean(),
  tokenKey: z.string().nullable(),
  /** Whether the token still works; null if there is no token or it was deleted. */
  works: z.boolean().nullable(),
  /** True if the token is still about to be deleted for inactivity. */
  keep: z.boolean(),
  link: z.strictObject({ label: z.enum(['Open', 'Rotate']), href: z.string() }).nullable(),
})
export type NoticeView = z.infer<typeof noticeView>

/** From the URL: invalid values are ignored. */
export const inboxFilter = z.object({
  unread: z.literal('1').optional().catch(undefined),
  kind: noticeKind.optional().catch(undefined),
  after: needle(64).min(1).optional().catch(undefined),
})
export type InboxFilter = Readonly<Record<string, unknown>>

export const inboxPage = z.strictObject({
  notices: z.array(noticeView),
  /** Cursor of the next page; null on the last one. */
  next: z.string().nullable(),
  unread: z.int(),
  kinds: z.array(z.strictObject({ kind: noticeKind, label: z.string() })),
  filter: z.strictObject({ unread: z.boolean(), kind: noticeKind.nullable() }),
  now: time,
})
export type InboxPage = z.infer<typeof inboxPage>

export const latestNotices = z.strictObject({ notices: z.array(noticeView), unread: z.int(), now: time })
export type LatestNotices = z.infer<typeof latestNotices>

export const preferenceView = z.strictObject({
  kind: noticeKind,
  label: z.string(),
  inApp: z.boolean(),
  email: z.boolean(),
  /** Channels that can't be turned off, and why. */
  locked: z.strictObject({ inApp: z.boolean(), email: z.boolean(), reason: z.string() }).nullable(),
})
export type PreferenceView = z.infer<typeof preferenceView>

/** When an organization's policy notifies about expiration and inactivity. */
export const thresholdView = z.strictObject({
  organization: z.string(),
  /** Days before, descending. */
  noticeDays: z.array(z.int()),
  /** 0 = tokens are not deleted for inactivity. */
  inactivityDays: z.int(),
})
export type ThresholdView = z.infer<typeof thresholdView>

export const preferencesView = z.strictObject({
  kinds: z.array(preferenceView),
  /** Emails that can wait are sent as one, daily at 09:00 in `timeZone`. */
  daily: z.boolean(),
  timeZone: z.string(),
  email: z.string(),
  /** False while no mail server is configured. */
  emailEnabled: z.boolean(),
  thresholds: z.array(thresholdView),
})
export type PreferencesView = z.infer<typeof preferencesView>

export const preferencesInput = z.strictObject({
  /** The checked boxes, such as `idle.email`. */
  on: z.array(z.string().max(64)).max(100),
  frequency: z.enum(['immediately', 'daily']),
})
export type PreferencesInput = z.input<typeof preferencesInput>
