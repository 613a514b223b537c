import { bodyLimit } from '../destinations/limits'
import type { TextPart } from '../mail/index'
import { dayIn } from '../time/calendar'
import { dayMs } from '../time/units'
import type { NoticeKind } from './schema'
import type { NoticeFacts } from './types'

const strong = (text: string): TextPart => ({ text, strong: true })
const plain = (text: string): TextPart => ({ text, strong: false })

/** The message of a notice, the same in the app and in emails; dates are in the person's time zone. */
export function noticeMessage(notice: NoticeFacts, zone: string): readonly TextPart[] {
  return messages[notice.kind](notice, zone)
}

export const messageText = (parts: readonly TextPart[]): string => parts.map(({ text }) => text).join('')

const notYou = plain(" If this wasn't you, contact your administrator immediately.")

const messages: Readonly<Record<NoticeKind, (notice: NoticeFacts, zone: string) => readonly TextPart[]>> = {
  idle: ({ subject, facts, at }, zone) => [
    strong(subject),
    plain(` has not been used for ${days(facts.inactivityDays)}. It will be deleted in `),
    strong(days(facts.daysLeft)),
    plain(`, on ${dateOf(facts.endsAt, at, zone)}.`),
  ],
  idle_deleted: ({ subject, facts }) => [strong(subject), plain(` was deleted after ${days(facts.inactivityDays)} of inactivity.`)],
  expiring: ({ subject, facts, at }, zone) => [strong(subject), plain(` expires ${inDays(facts.endsAt, at, zone)}.`)],
  expired: ({ subject, facts, at }, zone) => [
    strong(subject),
    plain(facts.endedBy === 'holder' ? ' was revoked by its holder.' : ` expired on ${dateOf(facts.endsAt, at, zone)}.`),
    plain(' Requests with it are rejected.'),
  ],
  overlap_ending: ({ subject }) => [plain('The old token of '), strong(subject), plain(' stops working in 1 hour.')],
  old_secret_in_use: ({ subject }) => [plain('The old token of '), strong(subject), plain(' stops working in 1 hour and is still in use.')],
  admin_token_created: ({ subject, facts }) => [strong(actorName(facts)), plain(' created the admin token '), strong(subject), plain('.')],
  admin_token_changed: ({ subject, facts }) => [
    strong(actorName(facts)),
    plain(` ${changeVerb(facts)} the admin token `),
    strong(subject),
    plain('.'),
  ],
  policy_changed: ({ subject, facts }) => [strong(actorName(facts)), plain(' changed the token policy of '), strong(subject), plain('.')],
  role_changed: ({ subject, facts }) => [
    strong(actorName(facts)),
    plain(facts.change === 'reactivate' ? ' reactivated ' : ' changed the role of '),
    strong(subject),
    plain(newRole(facts)),
  ],
  member_removed: ({ subject, facts }) =>
    facts.change === 'left'
      ? [strong(subject), plain(' left the organization.')]
      : [strong(actorName(facts)), plain(' removed '), strong(subject), plain(' from the organization.')],
  ownership_transferred: ({ subject, facts }) => [
    strong(actorName(facts)),
    plain(' transferred the ownership of '),
    strong(String(facts.organization)),
    plain(' to '),
    strong(subject),
    plain('.'),
  ],
  organization_closing: ({ subject, facts, at }, zone) => [
    strong(subject),
    plain(' will be deleted on '),
    strong(dateOf(facts.endsAt, at, zone)),
    plain('. '),
    strong(actorName(facts)),
    plain(' requested it. Until then, requests with its tokens are rejected, and an owner can cancel the deletion.'),
  ],
  organization_kept: ({ subject, facts }) => [
    strong(actorName(facts)),
    plain(' canceled the deletion of '),
    strong(subject),
    plain('. Its tokens work again as before.'),
  ],
  invitation_accepted: ({ subject, facts }) => [
    strong(subject),
    plain(` accepted your invitation and is now ${withArticle(roleName(facts.role ?? 'member'))} of `),
    strong(String(facts.organization)),
    plain('.'),
  ],
  token_viewed: ({ subject, facts }) => [strong(actorName(facts)), plain(' viewed the stored token '), strong(subject), plain('.')],
  new_network: ({ subject, facts }) => [
    strong(subject),
    plain(' was used for the first time from the network '),
    strong(String(facts.network)),
    plain(andOthers(facts.others)),
  ],
  many_rejected: ({ subject, facts }) => [
    plain(`${Number(facts.rejected)} of ${Number(facts.rejected) + Number(facts.accepted)} requests with `),
    strong(subject),
    plain(' were rejected within an hour.'),
  ],
  delivery_failing: ({ subject, facts }) => [
    plain(`The last ${Number(facts.rejected)} deliveries to `),
    strong(subject),
    plain(` were rejected because ${whyRejected(facts)}.`),
  ],
  new_sign_in: ({ subject, facts }) => [
    plain('New sign-in to your account from '),
    strong(subject),
    plain(typeof facts.ip === 'string' ? `, IP address ${facts.ip}.` : '.'),
    notYou,
  ],
  password_changed: () => [plain('Your password was changed, and all other sessions were signed out.'), notYou],
  email_changed: ({ subject }) => [plain('Your email address was changed to '), strong(subject), plain('. Use it to sign in.'), notYou],
  passkey_added: ({ subject }) => [plain('The passkey '), strong(subject), plain(' was added to your account.'), notYou],
  second_factor_changed: (notice) => [...factorChange(notice), notYou],
  password_reset: ({ facts }) => [
    plain('Your password was reset with a link'),
    plain(typeof facts.ip === 'string' ? `, from IP address ${facts.ip}.` : '.'),
    plain(' All sessions were ended.'),
    notYou,
  ],
  reset_link_created: ({ facts }) => [
    strong(actorName(facts)),
    plain(" created a link to reset your password. If you didn't ask for it, contact your administrator."),
  ],
  test: () => [plain('This is the test notification you requested.')],
}

type Facts = NoticeFacts['facts']

function factorChange({ subject, facts }: NoticeFacts): readonly TextPart[] {
  if (facts.change === 'passkey_removed') return [plain('The passkey '), strong(subject), plain(' was removed from your account.')]
  if (facts.change === 'recovery_code_used') {
    return [plain('A recovery code of your account was used. '), strong(`${facts.left} of 10`), plain(' are left.')]
  }
  if (facts.change === 'identity_added') return [plain('Signing in with '), strong(subject), plain(' was turned on for your account.')]
  if (facts.change === 'identity_removed') return [plain('Signing in with '), strong(subject), plain(' was turned off for your account.')]
  return [plain(factorChanges[String(facts.change)] ?? 'Your two-factor codes were changed.')]
}

const factorChanges: Readonly<Record<string, string>> = {
  enabled: 'Two-factor codes were turned on for your account.',
  disabled: 'Two-factor codes were turned off for your account.',
  recovery_codes: 'New recovery codes were created for your account. The old ones no longer work.',
}

const actorName = ({ by }: Facts): string => (typeof by === 'string' && by !== '' ? by : 'Keyrail')

const changes: Readonly<Record<string, string>> = {
  activate: 'activated',
  deactivate: 'deactivated',
  rotate: 'rotated',
  delete: 'deleted',
  keep: 'kept',
}

const changeVerb = ({ change }: Facts): string => changes[String(change)] ?? 'changed'

function andOthers(count: Facts[string] | undefined): string {
  if (!count) return '.'
  return count === 1 ? ' and one other.' : ` and ${count} others.`
}

const roleName = (role: string | number): string => (role === 'manager' ? 'location manager' : String(role))

const withArticle = (role: string): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`

function newRole({ change, role }: Facts): string {
  if (!role) return '.'
  return change === 'reactivate' ? ` as ${roleName(role)}.` : ` to ${roleName(role)}.`
}

function whyRejected({ archived, large, full }: Facts): string {
  if (full) return "the organization's limit for stored deliveries is reached"
  if (large) return `each was larger than ${bodyLimit / 1_024} KB`
  return archived ? 'its location is archived' : 'it is paused'
}

const days = (count: Facts[string] | undefined): string => (count === 1 ? '1 day' : `${count ?? 0} days`)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "5 Dec", with the year unless it is the current one. */
function dateOf(iso: Facts[string] | undefined, now: Date, zone: string): string {
  const [year = '', month = '', dayOfMonth = ''] = dayIn(new Date(String(iso)), zone).split('-')
  const date = `${Number(dayOfMonth)} ${months[Number(month) - 1]}`
  return dayIn(now, zone).startsWith(year) ? date : `${date} ${year}`
}

/** Calendar days in the person's zone: "in 15 days", "tomorrow", "today". */
function inDays(iso: Facts[string] | undefined, now: Date, zone: string): string {
  const dayNumber = (at: Date) => Date.parse(dayIn(at, zone)) / dayMs
  const left = dayNumber(new Date(String(iso))) - dayNumber(now)
  if (left <= 0) return 'today'
  return left === 1 ? 'tomorrow' : `in ${left} days`
}
