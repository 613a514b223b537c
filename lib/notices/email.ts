import { type Email, emailLayout, oneLine, toHtml } from '../mail/index'
import { isOfAccount, kinds } from './kinds'
import { messageText, type NoticeFacts, noticeMessage } from './message'
import type { NoticeKind } from './schema'
import type { Recipient } from './store'

export interface NoticeSource extends NoticeFacts {
  readonly orgSlug: string
  readonly orgName: string
  readonly tokenKey: string | null
  /** What it is about is deleted. */
  readonly gone: boolean
  readonly origin: string
}

/** The mail of a notice to one person; never more than the notice says. */
export function noticeEmail(source: NoticeSource, { email, timeZone }: Pick<Recipient, 'email' | 'timeZone'>): Omit<Email, 'dedupe'> {
  const parts = noticeMessage(source, timeZone)
  const subject = oneLine(messageText(parts))
  const button = actionLink(source)
  const preferences = `${source.origin}/settings/notifications`
  const why = whyOf(source)
  return {
    to: email,
    subject,
    text: [subject, `${button.label}: ${button.url}`, `${why}\nChange your preferences: ${preferences}`].join('\n\n'),
    html: emailLayout({ said: `<p style="margin:0 0 20px">${toHtml(parts)}</p>`, button, why, preferences }),
  }
}

function whyOf({ kind, orgName }: NoticeSource): string {
  const why = isOfAccount(kind)
    ? 'You get this because you have an account at Keyrail.'
    : `You get this because of your role in ${orgName}.`
  return kinds[kind].locked?.mail ? why : `${why} You can choose what is sent to you.`
}

const leadsNowhere: ReadonlySet<NoticeKind> = new Set(['idle_deleted', 'member_removed', 'role_changed'])

export function actionLink({ kind, tokenKey, gone, facts, origin, orgSlug }: NoticeSource): { label: string; url: string } {
  if (kind === 'policy_changed') return { label: 'Open the token policy', url: `${origin}/o/${orgSlug}/settings/policy` }
  if (kind === 'delivery_failing' && !gone) {
    return { label: 'Open the destination', url: `${origin}/o/${orgSlug}/settings/destinations/${facts.destination}` }
  }
  const deleted = facts.endedBy === 'holder' || facts.change === 'delete'
  if (tokenKey && !gone && !deleted && !leadsNowhere.has(kind))
    return { label: 'Open the token', url: `${origin}/o/${orgSlug}/tokens/${tokenKey}` }
  return { label: 'Open notifications', url: `${origin}/notifications` }
}
