import { type Email, layoutEmail, oneLine, toHtml } from '../mail/index'
import { isAboutAccount, kinds } from './kinds'
import { type LinkSource, type NoticeLink, noticeLink } from './link'
import { messageText, noticeMessage } from './message'
import type { Recipient } from './store'
import type { NoticeFacts } from './types'

export interface NoticeSource extends NoticeFacts, LinkSource {
  readonly orgName: string
  readonly origin: string
}

/** The email of a notice to one person: the same message as in the app, and nothing more. */
export function noticeEmail(source: NoticeSource, { email, timeZone }: Pick<Recipient, 'email' | 'timeZone'>): Omit<Email, 'dedupe'> {
  const parts = noticeMessage(source, timeZone)
  const subject = oneLine(messageText(parts))
  const content = layoutEmail({
    paragraphs: [{ text: subject, html: toHtml(parts) }],
    button: emailLink(source) ?? notificationsLink(source.origin),
    reason: reasonOf(source),
    preferencesUrl: preferencesUrl(source.origin),
  })
  return { to: email, subject, ...content }
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
