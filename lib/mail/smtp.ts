import { isLoopback } from '../boot/loopback.mjs'
import type { Smtp } from './index'
import type { DueEmail } from './store'

/** A connection to the mail server, opened at the first mail. */
export interface SmtpConnection {
  /** Signs in and says goodbye; throws where that does not go. */
  check(): Promise<void>
  send(mail: Pick<DueEmail, 'id' | 'recipient' | 'subject' | 'text' | 'html'>): Promise<void>
  close(): void
}

const patienceMs = 15_000

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
    // a password goes to another machine over TLS or not at all
    requireTLS: username !== '' && !isLoopback(hostname),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, dnsTimeout: patienceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const sender = hostname.includes('.') ? hostname : 'keyrail'
  return {
    check: async () => void (await transport.verify()),
    async send({ id, recipient, subject, text, html }) {
      // an object is taken as one address, whatever is in it; the same id twice is the same mail to whoever receives it
      await transport.sendMail({
        from,
        to: { name: '', address: recipient },
        subject,
        text,
        html,
        messageId: `<${id}@${sender}>`,
        headers: automatic,
      })
    },
    close: () => transport.close(),
  }
}

/** Nobody's out-of-office answers it. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
