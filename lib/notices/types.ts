import type { AccountActor, PersonActor, Role } from '../actor'
import type { Tx } from '../db/client'
import type { DeletedRows } from '../db/retention'
import type { OrgId, TokenKey, UserId } from '../ids'
import type { Outcome } from '../result'
import type { DeletionTime } from '../time/deletion'
import type { InboxFilter, InboxPage, LatestNotices, NoticeKind, PreferencesInput, PreferencesView } from './schema'

export type Reader = AccountActor | PersonActor

/** The fields of a token that decide who is responsible for it. */
export interface TokenTarget {
  readonly type: string
  readonly ownerId: string | null
  readonly locationId: string | null
}

/**
 * Active members of the organization: by id, by role, or those responsible for a token: its owner; for admin and managed tokens
 * owners and admins; for location tokens the location's managers, owners and admins. The actor is notified too.
 */
export type Recipients = { readonly users: readonly UserId[] } | { readonly roles: readonly Role[] } | { readonly token: TokenTarget }

export interface NewNotification {
  readonly kind: NoticeKind
  readonly to: Recipients
  readonly tokenKey?: TokenKey | null
  /** The current name of the token, member, destination or organization it is about. */
  readonly subject: string
  /** Values in the message: `by` is the name of the actor, times are ISO 8601. */
  readonly facts?: Readonly<Record<string, string | number | null>>
  /** A person is notified once per value. */
  readonly dedupe: string
}

/** About a person's account: a security notification, sent in the app and by email regardless of preferences. */
export interface NewAccountNotification extends Omit<NewNotification, 'to' | 'tokenKey'> {
  /** A former email address of the person, which gets the same email. */
  readonly formerEmail?: string
}

export interface NoticeFacts {
  readonly kind: NoticeKind
  readonly subject: string
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly at: Date
}

/** True where a notice is delivered. */
export interface Channels {
  readonly inApp: boolean
  readonly email: boolean
}

export interface Notices {
  /** Notifies people in the app and by email, inside the transaction of the change; the same dedupe notifies once. */
  notify(tx: Tx, orgId: OrgId, at: Date, notification: NewNotification): Promise<void>
  /** `notify` for changes that must not happen silently: returns the number of people notified in the app. */
  notifyCounted(tx: Tx, orgId: OrgId, at: Date, notification: NewNotification): Promise<number>
  /** Notifies one person about their account. */
  notifyPerson(tx: Tx, userId: UserId, at: Date, notification: NewAccountNotification): Promise<void>
  /** The person's notices, latest first, 50 per page. */
  inbox(actor: Reader, filter: InboxFilter): Promise<InboxPage>
  /** The five latest. */
  latest(actor: Reader): Promise<LatestNotices>
  /** Number of unread notices, at most 100. */
  unread(userId: UserId): Promise<number>
  markRead(actor: Reader, id: string, read: boolean): Promise<Outcome<null, 'not_found'>>
  markAllRead(actor: Reader): Promise<Outcome<null, never>>
  preferences(actor: Reader): Promise<PreferencesView>
  /** Turns on what `on` lists, such as `idle.email`, and turns off the rest, except for what is locked. */
  savePreferences(actor: Reader, input: PreferencesInput): Promise<Outcome<null, 'invalid_input'>>
  /** Sends the actor a test notification; five an hour. */
  sendTest(actor: Reader): Promise<Outcome<null, 'rate_limited'>>
  /** Queues the daily emails that are due, each once across processes; returns their number. */
  sendDigests(): Promise<number>
  /** Deletes rows whose retention is over. */
  clean(now: DeletionTime): Promise<DeletedRows>
}
