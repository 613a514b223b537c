import type { NoticeKind } from './schema'
import type { Channels } from './types'

interface NoticeKindRules {
  /** Label in the preferences and in the inbox filter. */
  readonly label: string
  /** Channels that can't be turned off, and why. */
  readonly locked: (Channels & { readonly reason: string }) | null
  /** Listed in the preferences. */
  readonly configurable: boolean
  readonly subject: 'account' | 'destination' | 'member' | 'organization' | 'policy' | 'token'
  /** Page that the inbox and the email link to. */
  readonly link: { readonly page: 'destination' | 'policy' | 'security' | 'token'; readonly action: 'Open' | 'Rotate' } | null
  /** `facts.endsAt` is ahead: the notice is urgent when that is soon. */
  readonly countsDown: boolean
  /** When the notice stops being true: the token was used or kept, its expiration was changed or the token deactivated, or never. */
  readonly stale: 'used' | 'rescheduled' | 'never'
}

const security = { inApp: true, email: true, reason: "Security notifications can't be turned off." }
const inAppOnly = { inApp: true, email: false, reason: "In-app warnings before a token is deleted can't be turned off." }

const openSecurity = { page: 'security', action: 'Open' } as const
const openToken = { page: 'token', action: 'Open' } as const

const alwaysSent = (subject: NoticeKindRules['subject'], label: string, link: NoticeKindRules['link'] = null): NoticeKindRules => ({
  label,
  locked: security,
  configurable: true,
  subject,
  link,
  countsDown: false,
  stale: 'never',
})

const aboutSecurity = (label: string, link: NoticeKindRules['link'] = null): NoticeKindRules => alwaysSent('account', label, link)

/** The rules of every kind, in the order of the preferences. */
export const kinds: Readonly<Record<NoticeKind, NoticeKindRules>> = {
  idle: {
    label: 'A token is about to be deleted for inactivity',
    locked: inAppOnly,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: true,
    stale: 'used',
  },
  idle_deleted: {
    label: 'A token was deleted for inactivity',
    locked: inAppOnly,
    configurable: true,
    subject: 'token',
    link: null,
    countsDown: false,
    stale: 'never',
  },
  expiring: {
    label: 'A token is about to expire',
    locked: null,
    configurable: true,
    subject: 'token',
    link: { page: 'token', action: 'Rotate' },
    countsDown: true,
    stale: 'rescheduled',
  },
  expired: {
    label: 'A token expired',
    locked: null,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: false,
    stale: 'rescheduled',
  },
  overlap_ending: {
    label: 'The old token stops working in an hour, after a rotation',
    locked: null,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: true,
    stale: 'never',
  },
  old_secret_in_use: {
    label: 'The old token stops working in an hour and is still in use',
    locked: null,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: true,
    stale: 'never',
  },
  admin_token_created: {
    label: 'An admin token was created',
    locked: security,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: false,
    stale: 'never',
  },
  admin_token_changed: {
    label: 'An admin token was changed',
    locked: security,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: false,
    stale: 'never',
  },
  token_viewed: {
    label: 'A stored token was viewed',
    locked: security,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: false,
    stale: 'never',
  },
  policy_changed: {
    label: 'The token policy was changed',
    locked: security,
    configurable: true,
    subject: 'policy',
    link: { page: 'policy', action: 'Open' },
    countsDown: false,
    stale: 'never',
  },
  role_changed: alwaysSent('member', 'A role was changed'),
  member_removed: alwaysSent('member', 'A member was removed'),
  ownership_transferred: alwaysSent('organization', 'The ownership of an organization was transferred'),
  organization_closing: alwaysSent('organization', 'An organization will be deleted'),
  organization_kept: alwaysSent('organization', 'The deletion of an organization was canceled'),
  invitation_accepted: {
    label: 'Someone accepted your invitation',
    locked: null,
    configurable: true,
    subject: 'member',
    link: null,
    countsDown: false,
    stale: 'never',
  },
  new_network: {
    label: 'A token is used from a new network',
    locked: null,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: false,
    stale: 'never',
  },
  many_rejected: {
    label: 'Many requests with a token are rejected',
    locked: null,
    configurable: true,
    subject: 'token',
    link: openToken,
    countsDown: false,
    stale: 'never',
  },
  delivery_failing: {
    label: 'Deliveries to a destination are rejected',
    locked: null,
    configurable: true,
    subject: 'destination',
    link: { page: 'destination', action: 'Open' },
    countsDown: false,
    stale: 'never',
  },
  new_sign_in: aboutSecurity('Someone signs in to your account from a new browser or network'),
  password_changed: aboutSecurity('Your password was changed', openSecurity),
  email_changed: aboutSecurity('Your email address was changed', openSecurity),
  passkey_added: aboutSecurity('A passkey was added to your account', openSecurity),
  second_factor_changed: aboutSecurity('Your second factor or a passkey was changed', openSecurity),
  password_reset: aboutSecurity('Your password was reset with a link'),
  reset_link_created: aboutSecurity('Someone created a link to reset your password'),
  test: {
    label: 'A test notification you requested',
    locked: security,
    configurable: false,
    subject: 'account',
    link: null,
    countsDown: false,
    stale: 'never',
  },
}

export const isAboutAccount = (kind: NoticeKind): boolean => kinds[kind].subject === 'account'

/** Where a kind is delivered: what the person chose, plus what is locked on. */
export function channelsFor(kind: NoticeKind, chosen: Channels | null): Channels {
  const { locked } = kinds[kind]
  return { inApp: locked?.inApp || (chosen?.inApp ?? true), email: locked?.email || (chosen?.email ?? true) }
}
