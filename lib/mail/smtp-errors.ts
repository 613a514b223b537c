/** Fields that nodemailer sets on its errors. */
interface SmtpError {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
}

const fieldsOf = (error: unknown): SmtpError => (typeof error === 'object' && error !== null ? error : {})

type SmtpErrorKind = 'rejected' | 'no_tls' | 'unreachable'

/** For the person who configures SMTP_URL. */
export const smtpErrorMessages: Readonly<Record<SmtpErrorKind, string>> = {
  rejected: 'The mail server rejected the user name or password in SMTP_URL.',
  no_tls: 'The mail server does not offer TLS, and passwords are only sent over TLS. Use smtps: in SMTP_URL.',
  unreachable: 'The mail server does not respond. Check the host and port in SMTP_URL.',
}

export function smtpErrorKind(error: unknown): SmtpErrorKind {
  const { code } = fieldsOf(error)
  if (code === 'EAUTH') return 'rejected'
  return code === 'ETLS' ? 'no_tls' : 'unreachable'
}

export function smtpErrorMessage(error: unknown): string {
  const { responseCode, response } = fieldsOf(error)
  const kind = smtpErrorKind(error)
  const replied = kind === 'unreachable' && typeof responseCode === 'number'
  return replied ? `The mail server rejected the message: ${oneLine(String(response ?? responseCode))}` : smtpErrorMessages[kind]
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200)
