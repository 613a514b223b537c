import { isLoopback } from '../boot/loopback.mjs'
import type { Smtp } from './deps'
import type { DueEmail } from './store'

/** A connection to the mail server, opened by the first email. */
export interface SmtpConnection {
  /** Connects, authenticates and closes; throws on failure. */
  check(): Promise<void>
  send(email: Pick<DueEmail, 'id' | 'recipient' | 'subject' | 'text' | 'html'>): Promise<void>
  close(): void
}

const timeoutMs = 15_000

export async function connect({ url, from }: Smtp): Promise<SmtpConnection> {
  const { createTransport } = await import('nodemailer')
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // a password leaves this machine over TLS only
    requireTLS: username !== '' && !isLoopback(hostname),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const sender = hostname.includes('.') ? hostname : 'keyrail'
  return {
    check: async () => void (await transport.verify()),
    async send({ id, recipient, subject, text, html }) {
      await transport.sendMail({
        from,
        // as an object it is one address, whatever it contains
        to: { name: '', address: recipient },
        subject,
        text,
        html,
        // a retry has the same id, so that the recipient's server can drop the duplicate
        messageId: `<${id}@${sender}>`,
        headers: automatic,
      })
    },
    close: () => transport.close(),
  }
}

/** Suppresses out-of-office replies. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
