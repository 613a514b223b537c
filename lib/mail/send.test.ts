import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { movableClock, toDeletionTime } from '../testing/fixtures/clock'
import { startMailServer, type TestMailServer } from '../testing/fixtures/mail-server'
import { seededRandom } from '../testing/fixtures/random'
import { silentLog } from '../testing/fixtures/silent-log'
import { startWorker } from '../testing/workers/processes'
import { createMail, type Email, type Mail } from './index'

const from = 'Keyrail <keyrail@example.com>'

const email = (number = 1): Email => ({
  to: 'ana@example.com',
  subject: `Zapier sync expires in ${number} days.`,
  text: 'Zapier sync expires.',
  html: '<p>Zapier sync expires.</p>',
  dedupe: `org:ana:${number}`,
})

function mailOver(db: TestDb, url: string | null) {
  const clock = movableClock()
  const mail = createMail({ db, clock, random: seededRandom(db.url), log: silentLog, smtp: url === null ? null : { url, from }, qa: false })
  return { clock, mail, write: (...emails: Email[]) => write(db, mail, clock, emails) }
}

async function write(db: TestDb, mail: Mail, clock: { now(): Promise<Date> }, emails: readonly Email[]): Promise<void> {
  const now = await clock.now()
  await db.write((tx) => mail.enqueue(tx, now, emails))
}

const states = async (db: TestDb) =>
  (await db.read.mailOutbox.findMany({ orderBy: { dedupe: 'asc' } })).map(({ attempts, sentAt, failedAt }) => ({
    attempts,
    sent: sentAt !== null,
    givenUp: failedAt !== null,
  }))

onEveryDatabase('an email', (open) => {
  it('is sent once, with the queued content', async () => {
    const [db, server] = [await open(), await startMailServer()]
    const { mail, write } = mailOver(db, server.url)
    await write(email(1), email(1), email(2))
    expect(await mail.send()).toEqual({ sent: 2, failed: 0, givenUp: 0 })
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    expect(server.emails.map(({ to }) => to)).toEqual(['ana@example.com', 'ana@example.com'])
    const subjects = server.emails.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw)?.[1])
    expect(new Set(subjects)).toEqual(new Set(['Zapier sync expires in 1 days.', 'Zapier sync expires in 2 days.']))
    expect(server.emails[0]?.raw).toContain('From: Keyrail <keyrail@example.com>')
    expect(server.emails[0]?.raw).toContain('Auto-Submitted: auto-generated')
  })

  it('is retried with growing delays while the server is down, also after a restart', async () => {
    const [db, server] = [await open(), await startMailServer()]
    const { mail, clock, write } = mailOver(db, server.url)
    await write(email())
    await server.close()
    expect(await mail.send()).toEqual({ sent: 0, failed: 1, givenUp: 0 })
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    clock.advance('PT1M')
    expect(await mail.send()).toMatchObject({ failed: 1 })
    clock.advance('PT1M')
    expect(await mail.send()).toMatchObject({ failed: 0 })
    const second = await startMailServer()
    const restarted = mailOver(db, second.url)
    restarted.clock.set(await clock.now())
    restarted.clock.advance('PT4M')
    expect(await restarted.mail.send()).toMatchObject({ sent: 1 })
    expect(second.emails).toHaveLength(1)
    expect(await states(db)).toEqual([{ attempts: 3, sent: true, givenUp: false }])
  })

  it('that is rejected for one person does not delay the others', async () => {
    const [db, server] = [await open(), await startMailServer({ reject: 'gone@example.com' })]
    const { mail, write } = mailOver(db, server.url)
    await write({ ...email(1), to: 'gone@example.com' }, email(2))
    expect(await mail.send()).toEqual({ sent: 1, failed: 1, givenUp: 0 })
  })

  it('that is rejected as a test is logged by its code, without the recipient', async () => {
    const [db, server] = [await open(), await startMailServer({ reject: 'gone@example.com' })]
    const lines: unknown[] = []
    const log = { ...silentLog, warn: (...line: unknown[]) => void lines.push(line) }
    const mail = createMail({ db, clock: movableClock(), random: seededRandom(db.url), log, smtp: { url: server.url, from }, qa: false })
    await mail.sendTest({ ...email(), to: 'gone@example.com' })
    expect(lines).toEqual([['Failed to send a test email.', { code: 'EENVELOPE' }]])
  })

  it('is retried after the connection dropped while sending', async () => {
    const [db, server] = [await open(), await startMailServer({ dropFirst: true })]
    const { mail, clock, write } = mailOver(db, server.url)
    await write(email())
    expect(await mail.send()).toMatchObject({ failed: 1 })
    clock.advance('PT1M')
    expect(await mail.send()).toMatchObject({ sent: 1 })
    expect(server.emails).toHaveLength(1)
  })

  it('is sent although the server is slow', async () => {
    const [db, server] = [await open(), await startMailServer({ delayMs: 700 })]
    const { mail, write } = mailOver(db, server.url)
    await write(email())
    expect(await mail.send()).toMatchObject({ sent: 1 })
  })

  it('is given up after three days', async () => {
    const db = await open()
    const { mail, clock, write } = mailOver(db, 'smtp://127.0.0.1:9')
    await write(email())
    await mail.send()
    clock.advance('P3D')
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 1 })
    clock.advance('P1D')
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    expect(await states(db)).toEqual([{ attempts: 2, sent: false, givenUp: true }])
  })

  it('is not claimed without a mail server', async () => {
    const db = await open()
    const { mail, write } = mailOver(db, null)
    await write(email())
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    expect(await states(db)).toEqual([{ attempts: 0, sent: false, givenUp: false }])
  })

  it('is sent by one of three concurrent processes', async () => {
    const [db, server] = [await open(), await startMailServer()]
    const { mail, write } = mailOver(db, server.url)
    await write(...Array.from({ length: 12 }, (_, index) => email(index)))
    const others = await Promise.all([1, 2].map(() => startWorker<number>('send-email', { url: db.url, smtp: server.url })))
    const sent = await Promise.all([mail.send().then((report) => report.sent), ...others.map((other) => other.go())])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(distinct(server)).toBe(12)
    expect(server.emails).toHaveLength(12)
  }, 60_000)

  it('is deleted after 30 days', async () => {
    const db = await open()
    const { mail, clock, write } = mailOver(db, null)
    await write(email(1))
    clock.advance('P20D')
    await write(email(2))
    clock.advance('P11D')
    expect(await mail.clean(toDeletionTime(await clock.now()))).toEqual({ emails: 1 })
    expect(await mail.outbox()).toMatchObject([{ subject: 'Zapier sync expires in 2 days.' }])
  })
})

const distinct = ({ emails }: TestMailServer): number => new Set(emails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size
