/** A piece of a sentence; names stand out. */
export interface TextPart {
  readonly text: string
  readonly strong: boolean
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

// A name written from right to left must not turn the words around it.
export const toHtml = (parts: readonly TextPart[]): string =>
  parts.map(({ text, strong }) => (strong ? `<strong><bdi>${escapeHtml(text)}</bdi></strong>` : escapeHtml(text))).join('')

// a name holds neither the end of a header nor what turns the direction of the words after it
export const oneLine = (text: string): string => text.replace(/[\u202A-\u202E\u2066-\u2069]+/gu, '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

interface EmailLayout {
  /** HTML. */
  readonly said: string
  readonly button: { readonly label: string; readonly url: string }
  readonly why: string
  /** Address of the preferences. */
  readonly preferences: string
}

/** The one layout of all mails: what is said, one button, why it was sent. */
export function emailLayout({ said, button: { label, url }, why, preferences }: EmailLayout): string {
  return `<!doctype html>
<html lang="en">
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1d2733;background:#f6f4ef">
<div style="max-width:36rem;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #ddd7ca;border-radius:8px">
${said}
<p style="margin:0"><a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1f4b5e;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></p>
</div>
<p style="max-width:36rem;margin:16px auto 0;font-size:13px;color:#55606b">${escapeHtml(why)} <a href="${escapeHtml(preferences)}" style="color:#55606b">Change your preferences</a></p>
</body>
</html>
`
}
