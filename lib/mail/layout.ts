import type { Email } from './types'

export interface TextPart {
  readonly text: string
  /** Names are bold. */
  readonly strong: boolean
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

// isolated: a right-to-left name must not reorder the words around it
export const toHtml = (parts: readonly TextPart[]): string =>
  parts.map(({ text, strong }) => (strong ? `<strong><bdi>${escapeHtml(text)}</bdi></strong>` : escapeHtml(text))).join('')

// a name must neither end a header nor change the direction of the text after it
export const oneLine = (text: string): string => text.replace(/[\u202A-\u202E\u2066-\u2069]+/gu, '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

export interface EmailContent {
  readonly paragraphs: readonly { readonly text: string; readonly html: string }[]
  readonly button?: { readonly label: string; readonly url: string }
  /** Why the recipient received it. */
  readonly reason: string
  readonly preferencesUrl?: string
}

/** The layout of every email, as text and HTML. */
export function layoutEmail(content: EmailContent): Pick<Email, 'text' | 'html'> {
  const { paragraphs, button, reason, preferencesUrl } = content
  const footer = preferencesUrl === undefined ? reason : `${reason}\nChange your preferences: ${preferencesUrl}`
  const text = [...paragraphs.map((each) => each.text), ...(button ? [`${button.label}: ${button.url}`] : []), footer]
  return { text: text.join('\n\n'), html: htmlOf(content) }
}

const htmlOf = ({ paragraphs, button, reason, preferencesUrl }: EmailContent): string => `<!doctype html>
<html lang="en">
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#f6f4ef">
<div style="max-width:36rem;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #ddd7ca;border-radius:8px">
${[...paragraphs.map(({ html }) => html), ...(button ? [buttonHtml(button)] : [])].map(paragraphHtml).join('\n')}
</div>
<p style="max-width:36rem;margin:16px auto 0;font-size:13px;color:#55606b">${escapeHtml(reason)}${preferencesHtml(preferencesUrl)}</p>
</body>
</html>
`

const paragraphHtml = (html: string, index: number, all: readonly string[]): string =>
  `<p style="margin:0${index === all.length - 1 ? '' : ' 0 16px'}">${html}</p>`

const buttonHtml = ({ label, url }: { readonly label: string; readonly url: string }): string =>
  `<a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1f4b5e;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a>`

const preferencesHtml = (url: string | undefined): string =>
  url === undefined ? '' : ` <a href="${escapeHtml(url)}" style="color:#55606b">Change your preferences</a>`
