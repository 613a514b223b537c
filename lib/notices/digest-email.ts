import { type Email, escapeHtml, layoutEmail, oneLine, toHtml } from '../mail/index'
import { dayMs } from '../time/units'
import { type Addressee, emailLink, type NoticeSource, notificationsLink, preferencesUrl, whenText } from './email'
import { messageText, noticeMessage } from './message'

const maxListed = 50
const reason = 'You chose to receive one email a day. Security notifications, and anything due within two days, are still sent immediately.'

/** The daily email: every notice that waited, as of `now`. */
export function digestEmail(sources: readonly NoticeSource[], to: Addressee, origin: string, now: Date): Omit<Email, 'dedupe'> {
  const items = sources.slice(0, maxListed).map((source) => itemOf(source, to, now))
  const more = sources.length - items.length
  const rest = more > 0 ? `And ${more} more in the app.` : null
  const content = layoutEmail({
    paragraphs: [...items, ...(rest === null ? [] : [{ text: rest, html: escapeHtml(rest) }])],
    button: notificationsLink(origin),
    reason,
    preferencesUrl: preferencesUrl(origin),
  })
  const subject = sources.length === 1 ? (items[0]?.subject ?? '') : `${sources.length} notifications from Keyrail`
  return { to: to.email, subject, ...content }
}

function itemOf(source: NoticeSource, to: Addressee, now: Date) {
  const parts = noticeMessage(atTime(source, now), to.timeZone)
  const time = whenText(source, to)
  const subject = oneLine(messageText(parts))
  const link = emailLink(source)
  const linkHtml = link && `<br><a href="${escapeHtml(link.url)}" style="font-size:14px;color:#1f4b5e">${escapeHtml(link.label)}</a>`
  return {
    subject,
    text: [subject, time, ...(link ? [`${link.label}: ${link.url}`] : [])].join('\n'),
    html: `${toHtml(parts)}${linkHtml ?? ''}<br><span style="font-size:13px;color:#55606b">${escapeHtml(`${oneLine(source.orgName)} · ${time}`)}</span>`,
  }
}

/** The remaining days are counted from the time the email is sent, not from the time of the notice. */
function atTime(source: NoticeSource, now: Date): NoticeSource {
  const { facts } = source
  if (typeof facts.daysLeft !== 'number' || typeof facts.endsAt !== 'string') return { ...source, at: now }
  const daysLeft = Math.max(0, Math.ceil((Date.parse(facts.endsAt) - now.getTime()) / dayMs))
  return { ...source, at: now, facts: { ...facts, daysLeft } }
}
