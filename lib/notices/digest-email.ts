import { escaped, type Letter, letterPage, oneLine, toHtml } from '../mail/index'
import { day } from '../time/calendar'
import { type Source, wayTo } from './email'
import { sentence, sentenceText } from './message'
import type { Recipient } from './store'

const listed = 50
const why = 'You get this once a day because you chose to. Security notices, and what happens within two days, are sent at once.'

/** The daily mail: everything that waited, as it is true at `now`. */
export function digestLetter(
  sources: readonly Source[],
  { email, timeZone }: Pick<Recipient, 'email' | 'timeZone'>,
  origin: string,
  now: Date,
): Omit<Letter, 'dedupe'> {
  const lines = sources.slice(0, listed).map((source) => lineOf(atTime(source, now), timeZone))
  const more = sources.length - lines.length
  const rest = more > 0 ? [`And ${more} more in the app.`] : []
  const button = { label: 'Open notifications', url: `${origin}/notifications` }
  const preferences = `${origin}/settings/notifications`
  const said = [...lines.map(({ html }) => html), ...rest.map(escaped)].map((line) => `<p style="margin:0 0 16px">${line}</p>`)
  return {
    to: email,
    subject: sources.length === 1 ? (lines[0]?.words ?? '') : `${sources.length} notifications from Keyrail`,
    text: [
      ...lines.map(({ text }) => text),
      ...rest,
      `${button.label}: ${button.url}`,
      `${why}\nChange your preferences: ${preferences}`,
    ].join('\n\n'),
    html: letterPage({ said: said.join('\n'), button, why, preferences }),
  }
}

function lineOf(source: Source, timeZone: string) {
  const parts = sentence(source, timeZone)
  const words = oneLine(sentenceText(parts))
  const { label, url } = wayTo(source)
  const leads = !url.endsWith('/notifications')
  const link = !leads ? '' : `<br><a href="${escaped(url)}" style="font-size:14px;color:#1f4b5e">${escaped(label)}</a>`
  return {
    words,
    text: !leads ? words : `${words}\n${label}: ${url}`,
    html: `${toHtml(parts)}${link}<br><span style="font-size:13px;color:#55606b">${escaped(oneLine(source.orgName))}</span>`,
  }
}

/** Days that are left are counted when they are read, not when they were first told. */
function atTime(source: Source, now: Date): Source {
  const { facts, kind } = source
  if (kind !== 'idle' || typeof facts.endsAt !== 'string') return { ...source, at: now }
  const daysLeft = Math.max(0, Math.ceil((Date.parse(facts.endsAt) - now.getTime()) / day))
  return { ...source, at: now, facts: { ...facts, daysLeft } }
}
