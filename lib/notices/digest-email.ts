import { type Email, emailLayout, escapeHtml, oneLine, toHtml } from '../mail/index'
import { dayMs } from '../time/calendar'
import { actionLink, type NoticeSource } from './email'
import { messageText, noticeMessage } from './message'
import type { Recipient } from './store'

const listed = 50
const why = 'You get this once a day because you chose to. Security notices, and what happens within two days, are sent at once.'

/** The daily mail: everything that waited, as it is true at `now`. */
export function digestEmail(
  sources: readonly NoticeSource[],
  { email, timeZone }: Pick<Recipient, 'email' | 'timeZone'>,
  origin: string,
  now: Date,
): Omit<Email, 'dedupe'> {
  const lines = sources.slice(0, listed).map((source) => lineOf(atTime(source, now), timeZone))
  const more = sources.length - lines.length
  const rest = more > 0 ? [`And ${more} more in the app.`] : []
  const button = { label: 'Open notifications', url: `${origin}/notifications` }
  const preferences = `${origin}/settings/notifications`
  const said = [...lines.map(({ html }) => html), ...rest.map(escapeHtml)].map((line) => `<p style="margin:0 0 16px">${line}</p>`)
  return {
    to: email,
    subject: sources.length === 1 ? (lines[0]?.words ?? '') : `${sources.length} notifications from Keyrail`,
    text: [
      ...lines.map(({ text }) => text),
      ...rest,
      `${button.label}: ${button.url}`,
      `${why}\nChange your preferences: ${preferences}`,
    ].join('\n\n'),
    html: emailLayout({ said: said.join('\n'), button, why, preferences }),
  }
}

function lineOf(source: NoticeSource, timeZone: string) {
  const parts = noticeMessage(source, timeZone)
  const words = oneLine(messageText(parts))
  const { label, url } = actionLink(source)
  const leads = !url.endsWith('/notifications')
  const link = !leads ? '' : `<br><a href="${escapeHtml(url)}" style="font-size:14px;color:#1f4b5e">${escapeHtml(label)}</a>`
  return {
    words,
    text: !leads ? words : `${words}\n${label}: ${url}`,
    html: `${toHtml(parts)}${link}<br><span style="font-size:13px;color:#55606b">${escapeHtml(oneLine(source.orgName))}</span>`,
  }
}

/** Days that are left are counted when they are read, not when they were first told. */
function atTime(source: NoticeSource, now: Date): NoticeSource {
  const { facts, kind } = source
  if (kind !== 'idle' || typeof facts.endsAt !== 'string') return { ...source, at: now }
  const daysLeft = Math.max(0, Math.ceil((Date.parse(facts.endsAt) - now.getTime()) / dayMs))
  return { ...source, at: now, facts: { ...facts, daysLeft } }
}
