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
  'ownership_transferred',
  'organization_closing',
  'organization_kept',
  'invitation_accepted',
  'token_viewed',
  'new_network',
  'many_rejected',
  'delivery_failing',
  'new_sign_in',
  'password_changed',
  'email_changed',
  'passkey_added',
  'second_factor_changed',
  'password_reset',
  'reset_link_created',
  'test',
] as const
const noticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof noticeKind>

const time = z.iso.datetime()

const noticeView = z.strictObject({
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

export interface InboxPage {
  readonly notices: readonly NoticeView[]
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null
  readonly unread: number
  readonly kinds: readonly { readonly kind: NoticeKind; readonly label: string }[]
  readonly filter: { readonly unread: boolean; readonly kind: NoticeKind | null }
  readonly now: string
}

export const latestNotices = z.strictObject({ notices: z.array(noticeView), unread: z.int(), now: time })
export type LatestNotices = z.infer<typeof latestNotices>

export interface PreferenceView {
  readonly kind: NoticeKind
  readonly label: string
  readonly inApp: boolean
  readonly email: boolean
  /** Channels that can't be turned off, and why. */
  readonly locked: { readonly inApp: boolean; readonly email: boolean; readonly reason: string } | null
}

/** When an organization's policy notifies about expiration and inactivity. */
export interface ThresholdView {
  readonly organization: string
  /** Days before, descending. */
  readonly noticeDays: readonly number[]
  /** 0 = tokens are not deleted for inactivity. */
  readonly inactivityDays: number
}

export interface PreferencesView {
  readonly kinds: readonly PreferenceView[]
  /** Emails that can wait are sent as one, daily at 09:00 in `timeZone`. */
  readonly daily: boolean
  readonly timeZone: string
  readonly email: string
  /** False while no mail server is configured. */
  readonly emailEnabled: boolean
  readonly thresholds: readonly ThresholdView[]
}

export const preferencesInput = z.strictObject({
  /** The checked boxes, such as `idle.email`. */
  on: z.array(z.string().max(64)).max(100),
  frequency: z.enum(['immediately', 'daily']),
})
export type PreferencesInput = z.input<typeof preferencesInput>
