/** What the mail library says of a failure. */
interface Trouble {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
}

const of = (error: unknown): Trouble => (typeof error === 'object' && error !== null ? error : {})

/** What keeps every mail from being handed over, as far as it can be told. */
export function smtpErrorKind(error: unknown): 'rejected' | 'unsafe' | 'away' {
  const { code } = of(error)
  if (code === 'EAUTH') return 'rejected'
  return code === 'ETLS' ? 'unsafe' : 'away'
}

/** A sentence on what the mail server did, for whoever set it up. */
export function smtpErrorMessage(error: unknown): string {
  const { responseCode, response } = of(error)
  const trouble = smtpErrorKind(error)
  if (trouble === 'rejected') return 'The mail server rejected the user name or password in SMTP_URL.'
  if (trouble === 'unsafe') return 'The mail server offers no TLS, and a password is sent over TLS only. Use smtps: in SMTP_URL.'
  if (typeof responseCode === 'number') return `The mail server rejected the message: ${oneLine(String(response ?? responseCode))}`
  return 'The mail server does not answer. Check the host and port in SMTP_URL.'
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200)
