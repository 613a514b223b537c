import { expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import type { TokenKey } from '../ids'
import { noOrigin } from '../ports'
import { type OpenDb, onEveryDatabase } from '../testing/databases/databases'
import { testNotices } from '../testing/fixtures/notices'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { startWorker } from '../testing/workers/processes'
import { findPendingRecipients } from './digest-store'
import type { NewNotification } from './types'

/** Everyone is in Lisbon, and it is 12:00 on 20 November. */
async function openFixture(open: OpenDb) {
  const db = await open()
  const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
  const notices = testNotices(fixture)
  const everything = { on: (await allOn(notices, await fixture.person('member', 'Any'))) as string[], frequency: 'daily' as const }
  const daily = async (name: string) => {
    const person = await fixture.person('owner', name)
    await notices.savePreferences(person, everything)
    return person
  }
  const notify = async (notification: NewNotification) => {
    const now = await fixture.clock.now()
    await db.write((tx) => notices.notify(tx, orgId, now, notification))
  }
  const sendAt = (moment: string) => {
    fixture.clock.set(moment)
    return notices.sendDigests()
  }
  const emails = async () =>
    (await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })).map(({ subject, text }) => ({ subject, text }))
  return { db, fixture, notices, daily, notify, sendAt, emails, everything }
}

async function allOn(notices: ReturnType<typeof testNotices>, person: PersonActor): Promise<readonly string[]> {
  const { kinds } = await notices.preferences(person)
  return kinds.flatMap(({ kind }) => [`${kind}.inApp`, `${kind}.email`])
}

const expired = (person: PersonActor, dedupe: string, subject = 'Zapier sync'): NewNotification => ({
  kind: 'expired',
  to: { users: [person.userId] },
  subject,
  dedupe,
  facts: { endsAt: '2026-11-19T12:00:00.000Z' },
})

const expiring = (person: PersonActor, endsAt: string): NewNotification => ({
  kind: 'expiring',
  to: { users: [person.userId] },
  subject: 'Website',
  dedupe: endsAt,
  facts: { endsAt },
})

onEveryDatabase('daily emails', (open) => {
  it('notices that can wait are sent as one email at the next 09:00, and appear in the app immediately', async () => {
    const { db, daily, notify, sendAt, emails } = await openFixture(open)
    const ana = await daily('Ana')
    await notify(expired(ana, 'one'))
    await notify(expired(ana, 'two', 'Nightly export'))
    await notify(expiring(ana, '2026-12-05T12:00:00.000Z'))
    expect([await db.read.notice.count(), await emails()]).toEqual([3, []])
    expect(await sendAt('2026-11-21T08:59:59.000Z')).toBe(0)
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    expect(await sendAt('2026-11-21T09:01:00.000Z')).toBe(0)
    expect(await emails()).toEqual([
      { subject: '3 notifications from Keyrail', text: expect.stringContaining('Nightly export expired on 19 Nov.') },
    ])
    expect((await emails())[0]?.text).toContain('Website expires in 14 days.\nWhen: 5 Dec 2026, 12:00 (Lisbon)')
    expect(await db.read.digestItem.count({ where: { sentAt: null } })).toBe(0)
  })

  it('a daily email is sent at 09:00 in the time zone of the person, once a day', async () => {
    const { db, daily, notify, sendAt, emails } = await openFixture(open)
    const ana = await daily('Ana')
    await db.write((tx) => tx.user.update({ where: { id: ana.userId }, data: { timeZone: 'Asia/Tokyo' } }))
    await notify(expired(ana, 'one'))
    expect(await sendAt('2026-11-20T23:59:00.000Z')).toBe(0)
    expect(await sendAt('2026-11-21T00:00:00.000Z')).toBe(1)
    await notify(expired(ana, 'two'))
    expect(await sendAt('2026-11-21T20:00:00.000Z')).toBe(0)
    expect(await sendAt('2026-11-22T07:00:00.000Z')).toBe(1)
    expect(await emails()).toHaveLength(2)
  })

  it('every recipient is found, whatever the batch size', async () => {
    const { db, daily, notify } = await openFixture(open)
    const people = [await daily('Ana'), await daily('Rui'), await daily('Inês'), await daily('Tom')]
    for (const person of people) await notify(expired(person, 'one'))
    for (const batchSize of [1, 2, 3, 4, 5]) {
      const found: string[] = []
      for await (const { userId } of findPendingRecipients(db.read, batchSize)) found.push(userId)
      expect(found).toEqual(people.map(({ userId }) => userId).sort())
    }
  })

  it('a token that revoked itself is reported although it is deleted', async () => {
    const { fixture, daily, sendAt, emails } = await openFixture(open)
    const ana = await daily('Ana')
    const { token, tokenKey } = await fixture.make(ana)
    const authenticated = await fixture.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in authenticated)) throw new Error('rejected')
    await fixture.tokens.revoke(authenticated.actor, tokenKey)
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    expect((await emails())[0]?.text).toContain(' was revoked by its holder. Requests with it are rejected.')
    expect((await emails())[0]?.text).not.toContain(tokenKey)
  })

  it('security notices and anything due within two days are not delayed', async () => {
    const { daily, notify, emails } = await openFixture(open)
    const ana = await daily('Ana')
    await notify(expiring(ana, '2026-11-22T12:00:00.000Z'))
    await notify({ kind: 'role_changed', to: { users: [ana.userId] }, subject: 'Leo', facts: { by: 'Rui', role: 'admin' }, dedupe: 'role' })
    await notify({
      kind: 'overlap_ending',
      to: { users: [ana.userId] },
      subject: 'Fair',
      facts: { endsAt: '2026-11-20T13:00:00Z' },
      dedupe: 'o',
    })
    expect((await emails()).map(({ subject }) => subject).sort()).toEqual([
      'Rui changed the role of Leo to admin.',
      'The old token of Fair stops working in 1 hour.',
      'Website expires in 2 days.',
    ])
  })

  it('changing the frequency loses no notice, and nothing is sent to removed members or turned-off kinds', async () => {
    const { db, notices, daily, notify, sendAt, emails, everything } = await openFixture(open)
    const [ana, leo, eva] = [await daily('Ana'), await daily('Leo'), await daily('Eva')]
    for (const person of [ana, leo, eva]) await notify(expired(person, 'one'))
    await notices.savePreferences(ana, { ...everything, frequency: 'immediately' })
    await notices.savePreferences(leo, { on: [], frequency: 'daily' })
    const removed = { where: { orgId_userId: { orgId, userId: eva.userId } }, data: { deactivatedAt: new Date('2026-11-20T13:00:00Z') } }
    await db.write((tx) => tx.membership.update(removed))
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    expect((await emails()).map(({ subject }) => subject)).toEqual(['Zapier sync expired on 19 Nov. Requests with it are rejected.'])
    expect(await db.read.digestItem.count({ where: { sentAt: null } })).toBe(0)
    await notify(expired(ana, 'two'))
    expect(await emails()).toHaveLength(2)
  })

  it('a notice is emailed once, even if the frequency changes in between', async () => {
    const { notices, daily, notify, sendAt, emails, everything } = await openFixture(open)
    const ana = await daily('Ana')
    await notify(expired(ana, 'one'))
    await sendAt('2026-11-21T09:00:00.000Z')
    await notify(expired(ana, 'one'))
    expect(await sendAt('2026-11-22T09:00:00.000Z')).toBe(0)
    await notices.savePreferences(ana, { ...everything, frequency: 'immediately' })
    await notify(expired(ana, 'one'))
    expect(await emails()).toHaveLength(1)
    await notify(expired(ana, 'two'))
    await notices.savePreferences(ana, everything)
    await notify(expired(ana, 'two'))
    expect(await sendAt('2026-11-23T09:00:00.000Z')).toBe(0)
    expect(await emails()).toHaveLength(2)
  })

  it('stale notices are left out of the daily email', async () => {
    const { db, fixture, daily, notify, sendAt, emails } = await openFixture(open)
    const ana = await daily('Ana')
    const names = ['Kept', 'Used', 'Deleted', 'Moved', 'Idle', 'Expires', 'Paused']
    const created = new Map<string, string>()
    for (const name of names) created.set(name, (await fixture.make(ana, { name })).tokenKey)
    const about = (subject: string) => ({ to: { users: [ana.userId] }, subject, tokenKey: (created.get(subject) ?? '') as TokenKey })
    const endsAt = new Date('2026-12-04T12:00:00.000Z')
    const idle = { inactivityDays: 76, daysLeft: 14, endsAt: endsAt.toISOString() }
    for (const name of ['Kept', 'Used', 'Deleted', 'Idle'])
      await notify({ ...about(name), kind: 'idle', facts: idle, dedupe: `idle ${name}` })
    for (const name of ['Deleted', 'Moved', 'Expires', 'Paused'])
      await notify({ ...about(name), kind: 'expiring', facts: { endsAt: endsAt.toISOString() }, dedupe: `expiring ${name}` })
    await notify({ ...about('Deleted'), kind: 'new_network', facts: { network: '192.0.2.0/24', others: 0 }, dedupe: 'network' })
    const failing = { kind: 'delivery_failing', to: { users: [ana.userId] }, subject: 'Leads' } as const
    await notify({ ...failing, facts: { rejected: 10, destination: 'deleted' }, dedupe: 'failing' })
    const later = new Date('2026-11-20T14:05:00.000Z')
    const change = (name: string, data: object) => db.write((tx) => tx.token.update({ where: { tokenKey: created.get(name) ?? '' }, data }))
    await change('Kept', { keptAt: later })
    await change('Deleted', { revokedAt: later })
    await change('Expires', { expiresAt: endsAt })
    await change('Paused', { expiresAt: endsAt, deactivatedAt: later })
    const used = await db.read.token.findUniqueOrThrow({ where: { tokenKey: created.get('Used') ?? '' } })
    await db.write((tx) => tx.tokenUse.create({ data: { tokenId: used.id, orgId, lastUsedAt: later } }))
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    const [email] = await emails()
    expect(email?.subject).toBe('4 notifications from Keyrail')
    expect(email?.text).toContain('Idle has not been used')
    expect(email?.text).toContain('Expires expires in 13 days.')
    expect(email?.text).toContain('Deleted was used for the first time')
    expect(email?.text).not.toContain(`/tokens/${created.get('Deleted')}`)
    expect(email?.text).not.toContain('/destinations/')
    expect(email?.text).not.toMatch(/Kept|Used|Moved|Paused/)
  })

  it('a digest that fails does not stop the digests of other people', async () => {
    const { db, daily, notify, sendAt, emails } = await openFixture(open)
    const [ana, leo] = [await daily('Ana'), await daily('Leo')]
    for (const person of [ana, leo]) await notify(expired(person, 'one'))
    const [first] = [ana.userId, leo.userId].sort()
    await db.write((tx) => tx.digestItem.updateMany({ where: { userId: first ?? '' }, data: { facts: 'broken' } }))
    await expect(sendAt('2026-11-21T09:00:00.000Z')).rejects.toThrow()
    expect(await emails()).toHaveLength(1)
  })

  it('a daily email counts the remaining days from when it is sent, and lists at most fifty notices', async () => {
    const { fixture, daily, notify, sendAt, emails } = await openFixture(open)
    const ana = await daily('Ana')
    const facts = { inactivityDays: 83, daysLeft: 7, endsAt: '2026-11-27T12:00:00.000Z' }
    await notify({ kind: 'idle', to: { users: [ana.userId] }, subject: 'Nightly export', facts, dedupe: 'idle' })
    fixture.clock.advance('PT1S')
    for (let index = 0; index < 60; index += 1) await notify(expired(ana, `${index}`))
    await sendAt('2026-11-22T09:00:00.000Z')
    const [email] = await emails()
    expect(email?.text).toContain('It will be deleted in 6 days, on 27 Nov.')
    expect(email?.text).toContain('And 11 more in the app.')
  })

  it('three concurrent processes queue each daily email once, with each notice once', async () => {
    const { db, daily, notify, sendAt, emails } = await openFixture(open)
    const people = await Promise.all(['Ana', 'Leo', 'Eva', 'Mia', 'Rui', 'Ida'].map(daily))
    for (const person of people) for (const dedupe of ['one', 'two']) await notify(expired(person, dedupe, `${person.name} ${dedupe}`))
    const at = ['2026-11-21T09:00:00.000Z', '2026-11-21T09:01:00.000Z']
    const others = await Promise.all([1, 2].map(() => startWorker<number>('send-digests', { url: db.url, at })))
    const here = async () => (await sendAt(at[0] ?? '')) + (await sendAt(at[1] ?? ''))
    const queued = await Promise.all([here(), ...others.map((other) => other.go())])
    expect(queued.reduce((sum, count) => sum + count, 0)).toBe(6)
    const texts = (await emails()).map(({ text }) => text)
    expect(texts).toHaveLength(6)
    for (const { name } of people)
      for (const dedupe of ['one', 'two']) expect(texts.filter((text) => text.includes(`${name} ${dedupe}`))).toHaveLength(1)
  }, 60_000)
})

onEveryDatabase('a test notification', (open) => {
  it('is sent immediately in the app and by email regardless of preferences, at most five times an hour', async () => {
    const { db, fixture, notices, daily, emails } = await openFixture(open)
    const ana = await daily('Ana')
    for (let sent = 0; sent < 5; sent += 1) expect(await notices.sendTest(ana)).toEqual({ ok: true, value: null })
    expect(await notices.sendTest(ana)).toMatchObject({ error: { code: 'rate_limited' } })
    expect([await db.read.notice.count(), (await emails()).length]).toEqual([5, 5])
    expect((await emails())[0]).toMatchObject({ subject: 'This is the test notification you requested.' })
    expect(await notices.latest(ana)).toMatchObject({ notices: [{ kind: 'test', organization: null, link: null }, {}, {}, {}, {}] })
    expect(await notices.sendTest(await daily('Leo'))).toMatchObject({ ok: true })
    fixture.clock.advance('PT1H')
    expect(await notices.sendTest(ana)).toMatchObject({ ok: true })
  })
})

onEveryDatabase('notification preferences', (open) => {
  it('include the email frequency and the thresholds of each organization', async () => {
    const { notices, daily } = await openFixture(open)
    const ana = await daily('Ana')
    const thresholds = [{ organization: 'Northwind Realty', noticeDays: [15, 7, 1], inactivityDays: 90 }]
    const expected = { daily: true, timeZone: 'Europe/Lisbon', email: 'ana.northwind-org@example.com', emailEnabled: false, thresholds }
    expect(await notices.preferences(ana)).toMatchObject(expected)
    expect((await notices.preferences(ana)).kinds.map(({ kind }) => kind)).not.toContain('test')
    expect(await notices.savePreferences(ana, { on: [], frequency: 'hourly' as never })).toMatchObject({ error: { code: 'invalid_input' } })
  })
})
