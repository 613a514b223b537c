import type { Letter } from '../mail/index'
import { kinds } from './kinds'
import type { NoticeKind } from './schema'
import { type Part, sentence, sentenceText, type Told } from './sentence'
import type { Recipient } from './store'

interface Source extends Told {
  readonly orgSlug: string
  readonly orgName: string
  readonly tokenKey: string | null
  readonly origin: string
}

/** The mail of a notice to one person; never more than the notice says. */
export function letter(source: Source, { email, timeZone }: Recipient): Omit<Letter, 'dedupe'> {
  const parts = sentence(source, timeZone)
  const { label, url } = wayTo(source)
  const preferences = `${source.origin}/settings/notifications`
  const why = `You get this because of your role in ${source.orgName}.${kinds[source.kind].locked?.mail ? '' : ' You can choose what is sent to you.'}`
  return {
    to: email,
    subject: oneLine(sentenceText(parts)),
    text: [oneLine(sentenceText(parts)), `${label}: ${url}`, `${why}\nChange your preferences: ${preferences}`].join('\n\n'),
    html: layout(parts, { label, url }, why, preferences),
  }
}

const gone: ReadonlySet<NoticeKind> = new Set(['idle_done', 'member_removed', 'role_changed'])

function wayTo({ kind, tokenKey, origin, orgSlug }: Source): { label: string; url: string } {
  if (kind === 'policy_changed') return { label: 'Open the token policy', url: `${origin}/o/${orgSlug}/organisation/policy` }
  if (tokenKey && !gone.has(kind)) return { label: 'Open the token', url: `${origin}/o/${orgSlug}/tokens/${tokenKey}` }
  return { label: 'Open notifications', url: `${origin}/notifications` }
}

// a name holds neither the end of a header nor what turns the direction of the words after it
const oneLine = (text: string): string => text.replace(/[\u202A-\u202E\u2066-\u2069]+/gu, '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

// A name written from right to left must not turn the words around it.
const toHtml = ({ text, strong }: Part): string => (strong ? `<strong><bdi>${escaped(text)}</bdi></strong>` : escaped(text))

function layout(parts: readonly Part[], { label, url }: { label: string; url: string }, why: string, preferences: string): string {
  return `<!doctype html>
<html lang="en">
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#f6f4ef">
<div style="max-width:36rem;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #ddd7ca;border-radius:8px">
<p style="margin:0 0 20px">${parts.map(toHtml).join('')}</p>
<p style="margin:0"><a href="${escaped(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1f4b5e;color:#ffffff;text-decoration:none">${escaped(label)}</a></p>
</div>
<p style="max-width:36rem;margin:16px auto 0;font-size:13px;color:#55606b">${escaped(why)} <a href="${escaped(preferences)}" style="color:#55606b">Change your preferences</a></p>
</body>
</html>
`
}
