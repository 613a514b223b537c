import type { Role } from '../actor'
import type { Db, Tx } from '../db/client'
import type { OrgId, TokenKey, UserId } from '../ids'
import type { Mail } from '../mail/index'
import type { Clock, Random } from '../ports'
import type { Outcome } from '../result'
import { notify, notifyPerson } from './notify'
import type { InboxFilter, InboxPage, LatestNotices, NoticeKind, PreferencesInput, PreferencesView } from './schema'
import { countUnread } from './store'
import { markAllRead, markRead, type Reader, readInbox, readLatest } from './verbs/inbox'
import { readPreferences, savePreferences } from './verbs/preferences'
import { sendDigests } from './verbs/send-digests'
import { sendTest } from './verbs/send-test'

/** Whose token it is. */
export interface TokenTarget {
  readonly type: string
  readonly ownerId: string | null
  readonly locationId: string | null
}

/**
 * Active people of the organization: by id, by role, or who answers for a token: its owner; for admin and managed tokens
 * owners and admins; for location tokens the location's managers, owners and admins. Whoever acted is told too.
 */
export type Recipients = { readonly users: readonly UserId[] } | { readonly roles: readonly Role[] } | { readonly token: TokenTarget }

export interface NewNotification {
  readonly kind: NoticeKind
  readonly to: Recipients
  readonly tokenKey?: TokenKey | null
  /** The name of what it is about, as it is now: the token's, the member's, the organization's. */
  readonly subject: string
  /** What the sentence needs: `by` is the name of whoever acted, times are ISO 8601. */
  readonly facts?: Readonly<Record<string, string | number | null>>
  /** The same is told to a person once. */
  readonly dedupe: string
}

/** What concerns a person's account: security, told in the app and by mail whatever they chose. */
export type NewAccountNotification = Omit<NewNotification, 'to' | 'tokenKey'>

export interface NoticesDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly mail: Pick<Mail, 'enqueue' | 'written' | 'leaves' | 'takeTestTurn'>
  /** The public address, for links in mails. */
  readonly origin: string
}

export interface Notices {
  /** Writes what people are told, in the app and as mail, inside the change's own transaction; the same dedupe is told once. */
  notify(tx: Tx, orgId: OrgId, at: Date, tell: NewNotification): Promise<void>
  /** `tell`, for what must not happen untold: answers how many are told in the app. */
  notifyCounted(tx: Tx, orgId: OrgId, at: Date, tell: NewNotification): Promise<number>
  /** Tells one person what concerns their account. */
  notifyPerson(tx: Tx, userId: UserId, at: Date, tell: NewAccountNotification): Promise<void>
  /** The person's notices, latest first, 50 to a page. */
  inbox(actor: Reader, filter: InboxFilter): Promise<InboxPage>
  /** The five latest. */
  latest(actor: Reader): Promise<LatestNotices>
  /** How many are unread; counts no further than 100. */
  unread(userId: UserId): Promise<number>
  markRead(actor: Reader, id: string, read: boolean): Promise<Outcome<null, 'not_found'>>
  markAllRead(actor: Reader): Promise<Outcome<null, never>>
  preferences(actor: Reader): Promise<PreferencesView>
  /** `on` names what is on, `idle.mail`; everything else is off, but for what is locked on. */
  savePreferences(actor: Reader, input: PreferencesInput): Promise<Outcome<null, 'invalid_input'>>
  /** Tells whoever asks a test; five an hour. */
  sendTest(actor: Reader): Promise<Outcome<null, 'rate_limited'>>
  /** Writes the daily mails that are due, each once whoever else does; answers how many. */
  sendDigests(): Promise<number>
}

export function createNotices(deps: NoticesDeps): Notices {
  const notifyCounted: Notices['notifyCounted'] = (tx, orgId, at, told) => notify(deps, tx, orgId, at, told)
  return {
    notify: async (...given) => void (await notifyCounted(...given)),
    notifyCounted,
    notifyPerson: (...given) => notifyPerson(deps, ...given),
    inbox: (actor, filter) => readInbox(deps, actor, filter),
    latest: (actor) => readLatest(deps, actor),
    unread: (userId) => countUnread(deps.db.read, userId),
    markRead: (actor, id, read) => markRead(deps, actor, id, read),
    markAllRead: (actor) => markAllRead(deps, actor),
    preferences: (actor) => readPreferences(deps, actor),
    savePreferences: (actor, input) => savePreferences(deps, actor, input),
    sendTest: (actor) => sendTest(deps, actor),
    sendDigests: () => sendDigests(deps),
  }
}
