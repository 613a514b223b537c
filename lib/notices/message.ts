import { bodyLimit } from '../destinations/limits'
import type { TextPart } from '../mail/index'
import { dayIn } from '../time/calendar'
import type { NoticeKind } from './schema'

export interface NoticeFacts {
  readonly kind: NoticeKind
  readonly subject: string
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly at: Date
}

const strong = (text: string): TextPart => ({ text, strong: true })
const plain = (text: string): TextPart => ({ text, strong: false })

/** What a notice says, in the person's zone; the same words in the app and in mail. */
export function noticeMessage(told: NoticeFacts, zone: string): readonly TextPart[] {
  return sentences[told.kind](told, zone)
}

export const messageText = (parts: readonly TextPart[]): string => parts.map(({ text }) => text).join('')

const sentences: Readonly<Record<NoticeKind, (told: NoticeFacts, zone: string) => readonly TextPart[]>> = {
  idle: ({ subject, facts, at }, zone) => [
    strong(subject),
    plain(` has not been used for ${days(facts.inactivityDays)}. It will be deleted in `),
    strong(days(facts.daysLeft)),
    plain(`, on ${dateOf(facts.endsAt, at, zone)}.`),
  ],
  idle_deleted: ({ subject, facts }) => [strong(subject), plain(` was deleted because it was not used for ${days(facts.inactivityDays)}.`)],
  expiring: ({ subject, facts, at }, zone) => [strong(subject), plain(` ends ${inDays(facts.endsAt, at, zone)}.`)],
  expired: ({ subject, facts, at }, zone) => [
    strong(subject),
    plain(facts.endedBy === 'holder' ? ' was ended by the software that had it.' : ` ended on ${dateOf(facts.endsAt, at, zone)}.`),
    plain(' Requests with it are rejected.'),
  ],
  overlap_ending: ({ subject }) => [plain('The old token of '), strong(subject), plain(' stops in 1 hour.')],
  old_secret_in_use: ({ subject }) => [plain('The old token of '), strong(subject), plain(' stops in 1 hour and is still used.')],
  admin_token_created: ({ subject, facts }) => [strong(who(facts)), plain(' created the admin token '), strong(subject), plain('.')],
  admin_token_changed: ({ subject, facts }) => [
    strong(who(facts)),
    plain(` ${changed(facts)} the admin token `),
    strong(subject),
    plain('.'),
  ],
  policy_changed: ({ subject, facts }) => [strong(who(facts)), plain(' changed the token policy of '), strong(subject), plain('.')],
  role_changed: ({ subject, facts }) => [
    strong(who(facts)),
    plain(facts.change === 'reactivate' ? ' switched on ' : ' changed the role of '),
    strong(subject),
    plain(newRole(facts)),
  ],
  member_removed: ({ subject, facts }) => [strong(who(facts)), plain(' removed '), strong(subject), plain(' from the organization.')],
  token_viewed: ({ subject, facts }) => [strong(who(facts)), plain(' viewed the stored token '), strong(subject), plain('.')],
  new_network: ({ subject, facts }) => [
    strong(subject),
    plain(' was used for the first time from the network '),
    strong(String(facts.network)),
    plain(others(facts.others)),
  ],
  many_rejected: ({ subject, facts }) => [
    plain(`${Number(facts.rejected)} of ${Number(facts.rejected) + Number(facts.accepted)} requests with `),
    strong(subject),
    plain(' were rejected within an hour.'),
  ],
  delivery_failing: ({ subject, facts }) => [
    plain(`The last ${Number(facts.rejected)} deliveries into `),
    strong(subject),
    plain(` were rejected because ${whyRejected(facts)}.`),
  ],
  new_sign_in: ({ subject, facts }) => [
    plain('Your account was signed in to from '),
    strong(subject),
    plain(typeof facts.ip === 'string' ? `, address ${facts.ip}.` : '.'),
    plain(' If it was not you, tell your administrator at once.'),
  ],
  test: () => [plain('This is the test you asked for: notifications reach you.')],
}

type Facts = NoticeFacts['facts']

const who = ({ by }: Facts): string => (typeof by === 'string' && by !== '' ? by : 'Keyrail')

const changes: Readonly<Record<string, string>> = {
  activate: 'activated',
  deactivate: 'deactivated',
  rotate: 'rotated',
  delete: 'deleted',
  keep: 'kept',
}

const changed = ({ change }: Facts): string => changes[String(change)] ?? 'changed'

function others(count: Facts[string] | undefined): string {
  if (!count) return '.'
  return count === 1 ? ' and one other.' : ` and ${count} others.`
}

const roleWord = (role: string | number): string => (role === 'manager' ? 'location manager' : String(role))

function newRole({ change, role }: Facts): string {
  if (!role) return '.'
  return change === 'reactivate' ? ` again, as ${roleWord(role)}.` : ` to ${roleWord(role)}.`
}

function whyRejected({ archived, large }: Facts): string {
  if (large) return `each has more than ${bodyLimit / 1_024} KB`
  return archived ? 'its location is archived' : 'it is paused'
}

const days = (count: Facts[string] | undefined): string => (count === 1 ? '1 day' : `${count ?? 0} days`)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "5 Dec", with its year where that is another than now. */
function dateOf(iso: Facts[string] | undefined, now: Date, zone: string): string {
  const [year = '', month = '', dayOfMonth = ''] = dayIn(new Date(String(iso)), zone).split('-')
  const date = `${Number(dayOfMonth)} ${months[Number(month) - 1]}`
  return dayIn(now, zone).startsWith(year) ? date : `${date} ${year}`
}

/** Calendar days in the person's zone: "in 15 days", "tomorrow", "today". */
function inDays(iso: Facts[string] | undefined, now: Date, zone: string): string {
  const utcDay = (at: Date) => Date.parse(dayIn(at, zone)) / 86_400_000
  const left = utcDay(new Date(String(iso))) - utcDay(now)
  if (left <= 0) return 'today'
  return left === 1 ? 'tomorrow' : `in ${left} days`
}
