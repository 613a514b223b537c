/** What the mail library says of a failure. */
interface Trouble {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
}

const of = (error: unknown): Trouble => (typeof error === 'object' && error !== null ? error : {})

export const isRefusedSignIn = (error: unknown): boolean => of(error).code === 'EAUTH'

/** A sentence on what the mail server did, for whoever set it up. */
export function troubleSentence(error: unknown): string {
  const { code, responseCode, response } = of(error)
  if (isRefusedSignIn(error)) return 'The mail server refused the user name or password in SMTP_URL.'
  if (code === 'ETLS') return 'The mail server offers no TLS, and a password is sent over TLS only. Use smtps: in SMTP_URL.'
  if (typeof responseCode === 'number') return `The mail server refused the message: ${oneLine(String(response ?? responseCode))}`
  return 'The mail server does not answer. Check the host and port in SMTP_URL.'
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200)
