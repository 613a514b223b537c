import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { movableClock } from '../testing/fixtures/clock'
import { startMailServer, type TestMailServer } from '../testing/fixtures/mail-server'
import { seededRandom } from '../testing/fixtures/random'
import { silentLog } from '../testing/fixtures/silent-log'
import { startWorker } from '../testing/workers/processes'
import { createMail, type Email, type Mail } from './index'

const from = 'Keyrail <keyrail@example.com>'

const letter = (number = 1): Email => ({
  to: 'ana@example.com',
  subject: `Zapier sync ends in ${number} days.`,
  text: 'Zapier sync ends.',
  html: '<p>Zapier sync ends.</p>',
  dedupe: `org:ana:${number}`,
})

function mailOver(db: TestDb, url: string | null) {
  const clock = movableClock()
  const mail = createMail({ db, clock, random: seededRandom(db.url), log: silentLog, smtp: url === null ? null : { url, from }, qa: false })
  return { clock, mail, write: (...letters: Email[]) => write(db, mail, clock, letters) }
}

async function write(db: TestDb, mail: Mail, clock: { now(): Promise<Date> }, letters: readonly Email[]): Promise<void> {
  const now = await clock.now()
  await db.write((tx) => mail.enqueue(tx, now, letters))
}

const states = async (db: TestDb) =>
  (await db.read.mailOutbox.findMany({ orderBy: { dedupe: 'asc' } })).map(({ attempts, sentAt, failedAt }) => ({
    attempts,
    sent: sentAt !== null,
    givenUp: failedAt !== null,
  }))

onEveryDatabase('mail', (open) => {
  it('is handed to the mail server once, with what was written', async () => {
    const [db, trap] = [await open(), await startMailServer()]
    const { mail, write } = mailOver(db, trap.url)
    await write(letter(1), letter(1), letter(2))
    expect(await mail.send()).toEqual({ sent: 2, failed: 0, givenUp: 0 })
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    expect(trap.mails.map(({ to }) => to)).toEqual(['ana@example.com', 'ana@example.com'])
    const subjects = trap.mails.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw)?.[1])
    expect(new Set(subjects)).toEqual(new Set(['Zapier sync ends in 1 days.', 'Zapier sync ends in 2 days.']))
    expect(trap.mails[0]?.raw).toContain('From: Keyrail <keyrail@example.com>')
    expect(trap.mails[0]?.raw).toContain('Auto-Submitted: auto-generated')
  })

  it('waits while the server is away, tries again with growing delays, and arrives once it is back, over a restart too', async () => {
    const [db, trap] = [await open(), await startMailServer()]
    const { mail, clock, write } = mailOver(db, trap.url)
    await write(letter())
    await trap.close()
    expect(await mail.send()).toEqual({ sent: 0, failed: 1, givenUp: 0 })
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    clock.advance('PT1M')
    expect(await mail.send()).toMatchObject({ failed: 1 })
    clock.advance('PT1M')
    expect(await mail.send()).toMatchObject({ failed: 0 })
    const again = await startMailServer()
    const restarted = mailOver(db, again.url)
    restarted.clock.set(await clock.now())
    restarted.clock.advance('PT4M')
    expect(await restarted.mail.send()).toMatchObject({ sent: 1 })
    expect(again.mails).toHaveLength(1)
    expect(await states(db)).toEqual([{ attempts: 3, sent: true, givenUp: false }])
  })

  it('rejected for one person does not keep the others waiting', async () => {
    const [db, trap] = [await open(), await startMailServer({ reject: 'gone@example.com' })]
    const { mail, write } = mailOver(db, trap.url)
    await write({ ...letter(1), to: 'gone@example.com' }, letter(2))
    expect(await mail.send()).toEqual({ sent: 1, failed: 1, givenUp: 0 })
  })

  it('rejected as a test is logged by its code, without the address', async () => {
    const [db, trap] = [await open(), await startMailServer({ reject: 'gone@example.com' })]
    const lines: unknown[] = []
    const log = { ...silentLog, warn: (...line: unknown[]) => void lines.push(line) }
    const mail = createMail({ db, clock: movableClock(), random: seededRandom(db.url), log, smtp: { url: trap.url, from }, qa: false })
    await mail.sendTest({ ...letter(), to: 'gone@example.com' })
    expect(lines).toEqual([['A test mail was not handed over.', { code: 'EENVELOPE' }]])
  })

  it('a connection dropped in the middle is tried again', async () => {
    const [db, trap] = [await open(), await startMailServer({ dropFirst: true })]
    const { mail, clock, write } = mailOver(db, trap.url)
    await write(letter())
    expect(await mail.send()).toMatchObject({ failed: 1 })
    clock.advance('PT1M')
    expect(await mail.send()).toMatchObject({ sent: 1 })
    expect(trap.mails).toHaveLength(1)
  })

  it('a slow server is waited for', async () => {
    const [db, trap] = [await open(), await startMailServer({ delayMs: 700 })]
    const { mail, write } = mailOver(db, trap.url)
    await write(letter())
    expect(await mail.send()).toMatchObject({ sent: 1 })
  })

  it('is given up after three days', async () => {
    const db = await open()
    const { mail, clock, write } = mailOver(db, 'smtp://127.0.0.1:9')
    await write(letter())
    await mail.send()
    clock.advance('P3D')
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 1 })
    clock.advance('P1D')
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    expect(await states(db)).toEqual([{ attempts: 2, sent: false, givenUp: true }])
  })

  it('without a mail server nothing is claimed', async () => {
    const db = await open()
    const { mail, write } = mailOver(db, null)
    await write(letter())
    expect(await mail.send()).toEqual({ sent: 0, failed: 0, givenUp: 0 })
    expect(await states(db)).toEqual([{ attempts: 0, sent: false, givenUp: false }])
  })

  it('of three processes at once each mail is sent by one', async () => {
    const [db, trap] = [await open(), await startMailServer()]
    const { mail, write } = mailOver(db, trap.url)
    await write(...Array.from({ length: 12 }, (_, index) => letter(index)))
    const others = await Promise.all([1, 2].map(() => startWorker<number>('send-email', { url: db.url, smtp: trap.url })))
    const sent = await Promise.all([mail.send().then((report) => report.sent), ...others.map((other) => other.go())])
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(distinct(trap)).toBe(12)
    expect(trap.mails).toHaveLength(12)
  }, 60_000)

  it('is forgotten after a month', async () => {
    const db = await open()
    const { mail, clock, write } = mailOver(db, null)
    await write(letter(1))
    clock.advance('P20D')
    await write(letter(2))
    clock.advance('P11D')
    expect(await mail.clean()).toBe(1)
    expect(await mail.outbox()).toMatchObject([{ subject: 'Zapier sync ends in 2 days.' }])
  })
})

const distinct = ({ mails }: TestMailServer): number => new Set(mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size
