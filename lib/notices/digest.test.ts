import { expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import type { TokenKey } from '../ids'
import { noOrigin } from '../ports'
import { type OpenDb, onEveryDatabase } from '../testing/databases/databases'
import { testNotices } from '../testing/fixtures/notices'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { startWorker } from '../testing/workers/processes'
import { findWaitingPeople } from './digest-store'
import type { NewNotification } from './index'

/** Ana in Lisbon, who gets her mails once a day; it is 12:00 on 20 November. */
async function house(open: OpenDb) {
  const db = await open()
  const scene = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
  const notices = testNotices(scene)
  const everything = { on: (await allOn(notices, await scene.person('member', 'Any'))) as string[], frequency: 'daily' as const }
  const daily = async (name: string) => {
    const person = await scene.person('owner', name)
    await notices.savePreferences(person, everything)
    return person
  }
  const tell = async (told: NewNotification) => {
    const now = await scene.clock.now()
    await db.write((tx) => notices.notify(tx, orgId, now, told))
  }
  const sendAt = (moment: string) => {
    scene.clock.set(moment)
    return notices.sendDigests()
  }
  const mails = async () =>
    (await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })).map(({ subject, text }) => ({ subject, text }))
  return { db, scene, notices, daily, tell, sendAt, mails, everything }
}

async function allOn(notices: ReturnType<typeof testNotices>, person: PersonActor): Promise<readonly string[]> {
  const { kinds } = await notices.preferences(person)
  return kinds.flatMap(({ kind }) => [`${kind}.inApp`, `${kind}.mail`])
}

const ended = (person: PersonActor, dedupe: string, subject = 'Zapier sync'): NewNotification => ({
  ...{ kind: 'expired', to: { users: [person.userId] }, subject, dedupe },
  facts: { endsAt: '2026-11-19T12:00:00.000Z' },
})

const end = (person: PersonActor, endsAt: string): NewNotification => ({
  ...{ kind: 'expiring', to: { users: [person.userId] }, subject: 'Website', dedupe: endsAt },
  facts: { endsAt },
})

onEveryDatabase('daily mails', (open) => {
  it('gather what can wait until the next 09:00 of the person, and are one mail; the app is told at once', async () => {
    const { db, daily, tell, sendAt, mails } = await house(open)
    const ana = await daily('Ana')
    await tell(ended(ana, 'one'))
    await tell(ended(ana, 'two', 'Nightly export'))
    await tell(end(ana, '2026-12-05T12:00:00.000Z'))
    expect([await db.read.notice.count(), await mails()]).toEqual([3, []])
    expect(await sendAt('2026-11-21T08:59:59.000Z')).toBe(0)
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    expect(await sendAt('2026-11-21T09:01:00.000Z')).toBe(0)
    expect(await mails()).toEqual([
      { subject: '3 notifications from Keyrail', text: expect.stringContaining('Nightly export ended on 19 Nov.') },
    ])
    expect((await mails())[0]?.text).toContain('Website ends in 14 days.')
    expect(await db.read.digestItem.count({ where: { sentAt: null } })).toBe(0)
  })

  it('come at 09:00 where the person is, and once for the day', async () => {
    const { db, daily, tell, sendAt, mails } = await house(open)
    const ana = await daily('Ana')
    await db.write((tx) => tx.user.update({ where: { id: ana.userId }, data: { timeZone: 'Asia/Tokyo' } }))
    await tell(ended(ana, 'one'))
    expect(await sendAt('2026-11-20T23:59:00.000Z')).toBe(0)
    expect(await sendAt('2026-11-21T00:00:00.000Z')).toBe(1)
    await tell(ended(ana, 'two'))
    expect(await sendAt('2026-11-21T20:00:00.000Z')).toBe(0)
    expect(await sendAt('2026-11-22T07:00:00.000Z')).toBe(1)
    expect(await mails()).toHaveLength(2)
  })

  it('are found for everyone, however few are read at a time', async () => {
    const { db, daily, tell } = await house(open)
    const people = [await daily('Ana'), await daily('Rui'), await daily('Inês'), await daily('Tom')]
    for (const person of people) await tell(ended(person, 'one'))
    for (const atOnce of [1, 2, 3, 4, 5]) {
      const found: string[] = []
      for await (const { userId } of findWaitingPeople(db.read, atOnce)) found.push(userId)
      expect(found).toEqual(people.map(({ userId }) => userId).sort())
    }
  })

  it('tell of a token that its software ended, although it is gone', async () => {
    const { scene, daily, sendAt, mails } = await house(open)
    const ana = await daily('Ana')
    const { token, tokenKey } = await scene.make(ana)
    const entered = await scene.tokens.authenticate(token, {}, noOrigin)
    if (!('actor' in entered)) throw new Error('rejected')
    await scene.tokens.revoke(entered.actor, tokenKey)
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    expect((await mails())[0]?.text).toContain(' was ended by the software that had it. Requests with it are rejected.')
    expect((await mails())[0]?.text).not.toContain(tokenKey)
  })

  it('do not hold back what concerns security or happens within two days', async () => {
    const { daily, tell, mails } = await house(open)
    const ana = await daily('Ana')
    await tell(end(ana, '2026-11-22T12:00:00.000Z'))
    await tell({ kind: 'role_changed', to: { users: [ana.userId] }, subject: 'Leo', facts: { by: 'Rui', role: 'admin' }, dedupe: 'role' })
    await tell({
      kind: 'overlap_ending',
      to: { users: [ana.userId] },
      subject: 'Fair',
      facts: { endsAt: '2026-11-20T13:00:00Z' },
      dedupe: 'o',
    })
    expect((await mails()).map(({ subject }) => subject).sort()).toEqual([
      'Rui changed the role of Leo to admin.',
      'The old token of Fair stops in 1 hour.',
      'Website ends in 2 days.',
    ])
  })

  it('lose nothing when the rhythm changes, and send nothing to those who left or want it no more', async () => {
    const { db, notices, daily, tell, sendAt, mails, everything } = await house(open)
    const [ana, leo, eva] = [await daily('Ana'), await daily('Leo'), await daily('Eva')]
    for (const person of [ana, leo, eva]) await tell(ended(person, 'one'))
    await notices.savePreferences(ana, { ...everything, frequency: 'immediately' })
    await notices.savePreferences(leo, { on: [], frequency: 'daily' })
    const left = { where: { orgId_userId: { orgId, userId: eva.userId } }, data: { deactivatedAt: new Date('2026-11-20T13:00:00Z') } }
    await db.write((tx) => tx.membership.update(left))
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Zapier sync ended on 19 Nov. Requests with it are rejected.'])
    expect(await db.read.digestItem.count({ where: { sentAt: null } })).toBe(0)
    await tell(ended(ana, 'two'))
    expect(await mails()).toHaveLength(2)
  })

  it('repeat nothing, whatever way and whenever it was told first', async () => {
    const { notices, daily, tell, sendAt, mails, everything } = await house(open)
    const ana = await daily('Ana')
    await tell(ended(ana, 'one'))
    await sendAt('2026-11-21T09:00:00.000Z')
    await tell(ended(ana, 'one'))
    expect(await sendAt('2026-11-22T09:00:00.000Z')).toBe(0)
    await notices.savePreferences(ana, { ...everything, frequency: 'immediately' })
    await tell(ended(ana, 'one'))
    expect(await mails()).toHaveLength(1)
    await tell(ended(ana, 'two'))
    await notices.savePreferences(ana, everything)
    await tell(ended(ana, 'two'))
    expect(await sendAt('2026-11-23T09:00:00.000Z')).toBe(0)
    expect(await mails()).toHaveLength(2)
  })

  it('leave out what is so no more', async () => {
    const { db, scene, daily, tell, sendAt, mails } = await house(open)
    const ana = await daily('Ana')
    const names = ['Kept', 'Used', 'Deleted', 'Moved', 'Idle', 'Ends']
    const made = new Map<string, string>()
    for (const name of names) made.set(name, (await scene.make(ana, { name })).tokenKey)
    const about = (subject: string) => ({ to: { users: [ana.userId] }, subject, tokenKey: (made.get(subject) ?? '') as TokenKey })
    const endsAt = new Date('2026-12-04T12:00:00.000Z')
    const idle = { inactivityDays: 76, daysLeft: 14, endsAt: endsAt.toISOString() }
    for (const name of ['Kept', 'Used', 'Deleted', 'Idle'])
      await tell({ ...about(name), kind: 'idle', facts: idle, dedupe: `idle ${name}` })
    for (const name of ['Deleted', 'Moved', 'Ends'])
      await tell({ ...about(name), kind: 'expiring', facts: { endsAt: endsAt.toISOString() }, dedupe: `end ${name}` })
    await tell({ ...about('Deleted'), kind: 'new_network', facts: { network: '192.0.2.0/24', others: 0 }, dedupe: 'network' })
    const failing = { kind: 'delivery_failing', to: { users: [ana.userId] }, subject: 'Leads' } as const
    await tell({ ...failing, facts: { rejected: 10, destination: 'deleted' }, dedupe: 'failing' })
    const later = new Date('2026-11-20T14:05:00.000Z')
    const change = (name: string, data: object) => db.write((tx) => tx.token.update({ where: { tokenKey: made.get(name) ?? '' }, data }))
    await change('Kept', { keptAt: later })
    await change('Deleted', { revokedAt: later })
    await change('Ends', { expiresAt: endsAt })
    const used = await db.read.token.findUniqueOrThrow({ where: { tokenKey: made.get('Used') ?? '' } })
    await db.write((tx) => tx.tokenUse.create({ data: { tokenId: used.id, orgId, lastUsedAt: later } }))
    expect(await sendAt('2026-11-21T09:00:00.000Z')).toBe(1)
    const [mail] = await mails()
    expect(mail?.subject).toBe('4 notifications from Keyrail')
    expect(mail?.text).toContain('Idle has not been used')
    expect(mail?.text).toContain('Ends ends in 13 days.')
    expect(mail?.text).toContain('Deleted was used for the first time')
    expect(mail?.text).not.toContain(`/tokens/${made.get('Deleted')}`)
    expect(mail?.text).not.toContain('/destinations/')
    expect(mail?.text).not.toMatch(/Kept|Used|Moved/)
  })

  it('reach everyone else although one cannot be written', async () => {
    const { db, daily, tell, sendAt, mails } = await house(open)
    const [ana, leo] = [await daily('Ana'), await daily('Leo')]
    for (const person of [ana, leo]) await tell(ended(person, 'one'))
    const [first] = [ana.userId, leo.userId].sort()
    await db.write((tx) => tx.digestItem.updateMany({ where: { userId: first ?? '' }, data: { facts: 'broken' } }))
    await expect(sendAt('2026-11-21T09:00:00.000Z')).rejects.toThrow()
    expect(await mails()).toHaveLength(1)
  })

  it('say what is left when they are read, and no more than fifty things', async () => {
    const { scene, daily, tell, sendAt, mails } = await house(open)
    const ana = await daily('Ana')
    const facts = { inactivityDays: 83, daysLeft: 7, endsAt: '2026-11-27T12:00:00.000Z' }
    await tell({ kind: 'idle', to: { users: [ana.userId] }, subject: 'Nightly export', facts, dedupe: 'idle' })
    scene.clock.advance('PT1S')
    for (let index = 0; index < 60; index += 1) await tell(ended(ana, `${index}`))
    await sendAt('2026-11-22T09:00:00.000Z')
    const [mail] = await mails()
    expect(mail?.text).toContain('It will be deleted in 6 days, on 27 Nov.')
    expect(mail?.text).toContain('And 11 more in the app.')
  })

  it('of three processes at once are written once each, and hold each thing once', async () => {
    const { db, daily, tell, sendAt, mails } = await house(open)
    const people = await Promise.all(['Ana', 'Leo', 'Eva', 'Mia', 'Rui', 'Ida'].map(daily))
    for (const person of people) for (const dedupe of ['one', 'two']) await tell(ended(person, dedupe, `${person.name} ${dedupe}`))
    const at = ['2026-11-21T09:00:00.000Z', '2026-11-21T09:01:00.000Z']
    const others = await Promise.all([1, 2].map(() => startWorker<number>('send-digests', { url: db.url, at })))
    const mine = async () => (await sendAt(at[0] ?? '')) + (await sendAt(at[1] ?? ''))
    const written = await Promise.all([mine(), ...others.map((other) => other.go())])
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(6)
    const texts = (await mails()).map(({ text }) => text)
    expect(texts).toHaveLength(6)
    for (const { name } of people)
      for (const what of ['one', 'two']) expect(texts.filter((text) => text.includes(`${name} ${what}`))).toHaveLength(1)
  }, 60_000)
})

onEveryDatabase('a test', (open) => {
  it('is told in the app and by mail at once, whatever was chosen, and a sixth within an hour is not', async () => {
    const { db, scene, notices, daily, mails } = await house(open)
    const ana = await daily('Ana')
    for (let sent = 0; sent < 5; sent += 1) expect(await notices.sendTest(ana)).toEqual({ ok: true, value: null })
    expect(await notices.sendTest(ana)).toMatchObject({ error: { code: 'rate_limited' } })
    expect([await db.read.notice.count(), (await mails()).length]).toEqual([5, 5])
    expect((await mails())[0]).toMatchObject({ subject: 'This is the test you asked for: notifications reach you.' })
    expect(await notices.latest(ana)).toMatchObject({ notices: [{ kind: 'test', organization: null, link: null }, {}, {}, {}, {}] })
    expect(await notices.sendTest(await daily('Leo'))).toMatchObject({ ok: true })
    scene.clock.advance('PT1H')
    expect(await notices.sendTest(ana)).toMatchObject({ ok: true })
  })
})

onEveryDatabase('the preferences', (open) => {
  it('say when mail is sent and how early each organization tells of ends', async () => {
    const { notices, daily } = await house(open)
    const ana = await daily('Ana')
    const thresholds = [{ organization: 'Northwind Realty', noticeDays: [15, 7, 1], inactivityDays: 90 }]
    const expected = { daily: true, timeZone: 'Europe/Lisbon', email: 'ana.northwind-org@example.com', mailLeaves: false, thresholds }
    expect(await notices.preferences(ana)).toMatchObject(expected)
    expect((await notices.preferences(ana)).kinds.map(({ kind }) => kind)).not.toContain('test')
    expect(await notices.savePreferences(ana, { on: [], frequency: 'hourly' as never })).toMatchObject({ error: { code: 'invalid_input' } })
  })
})
