import { type Email, escapeHtml, layoutEmail, oneLine, toHtml } from '../mail/index'
import { formatAbsolute } from '../time/format'
import { isAboutAccount, kinds } from './kinds'
import { type LinkSource, type NoticeLink, noticeLink } from './link'
import { messageText, noticeMessage } from './message'
import type { Recipient } from './store'
import type { NoticeFacts } from './types'

export interface NoticeSource extends NoticeFacts, LinkSource {
  readonly orgName: string
  readonly origin: string
}

export type Addressee = Pick<Recipient, 'email' | 'timeZone' | 'hourCycle'>

/** The email of a notice to one person: the same message as in the app, the time, and nothing more. */
export function noticeEmail(source: NoticeSource, to: Addressee): Omit<Email, 'dedupe'> {
  const parts = noticeMessage(source, to.timeZone)
  const subject = oneLine(messageText(parts))
  const time = whenText(source, to)
  const content = layoutEmail({
    paragraphs: [
      { text: subject, html: toHtml(parts) },
      { text: time, html: escapeHtml(time) },
    ],
    button: emailLink(source) ?? notificationsLink(source.origin),
    reason: reasonOf(source),
    preferencesUrl: preferencesUrl(source.origin),
  })
  return { to: to.email, subject, ...content }
}

/** When it happened or will happen, in the time zone and on the clock that the recipient chose; 24 hours without a choice. */
export function whenText({ kind, facts, at }: NoticeFacts, { timeZone, hourCycle }: Omit<Addressee, 'email'>): string {
  const time = kinds[kind].countsDown && typeof facts.endsAt === 'string' ? new Date(facts.endsAt) : at
  return `When: ${formatAbsolute(time, timeZone, hourCycle === 'h12' ? 'h12' : 'h23')}`
}

function reasonOf({ kind, orgName }: NoticeSource): string {
  const reason = isAboutAccount(kind)
    ? 'You received this because you have a Keyrail account.'
    : `You received this because of your role in ${orgName}.`
  return kinds[kind].locked?.email ? reason : `${reason} You can choose which emails you receive.`
}

interface EmailLink {
  readonly label: string
  readonly url: string
}

const labels: Readonly<Record<NoticeLink['page'], string>> = {
  destination: 'Open the destination',
  policy: 'Open the token policy',
  security: 'Open security settings',
  token: 'Open the token',
}

export function emailLink(source: NoticeSource): EmailLink | null {
  const link = noticeLink(source)
  return link && { label: labels[link.page], url: `${source.origin}${link.path}` }
}

export const notificationsLink = (origin: string): EmailLink => ({ label: 'Open notifications', url: `${origin}/notifications` })

export const preferencesUrl = (origin: string): string => `${origin}/settings/notifications`
