import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { callbackify } from 'node:util'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface MailTrap {
  readonly url: string
  /** How often somebody connected. */
  readonly knocks: () => number
  readonly mails: { readonly to: string; readonly raw: string }[]
  close(): Promise<void>
}

export interface TrapTerms {
  /** A recipient it does not know. */
  readonly refuse?: string
  /** The first connection ends within its mail. */
  readonly dropFirst?: boolean
  /** How long it thinks over each mail. */
  readonly delayMs?: number
}

/** A real SMTP server on loopback that keeps what it is given. */
export async function startMailServer({ refuse, dropFirst = false, delayMs = 0 }: TrapTerms = {}): Promise<MailTrap> {
  const mails: { to: string; raw: string }[] = []
  let knocks = 0
  let drops = dropFirst ? 1 : 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_session, done) => {
      knocks += 1
      done()
    },
    onRcptTo: ({ address }, _session, done) =>
      done(address === refuse ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      if (drops > 0) {
        drops -= 1
        stream.resume()
        for (const connection of server.connections) connection.close()
        return
      }
      const kept = async () => {
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: await readAll(stream) })
        await pause(delayMs)
      }
      callbackify(kept)(done)
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  onTestFinished(close)
  return { url: `smtp://127.0.0.1:${port}`, knocks: () => knocks, mails, close }
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  let raw = ''
  for await (const chunk of stream) raw += String(chunk)
  return raw
}
