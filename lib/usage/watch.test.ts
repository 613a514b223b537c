import { expect, it } from 'vitest'
import type { OrgId, TokenId } from '../ids'
import { type OpenDb, onEveryDatabase } from '../testing/databases/databases'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { startWorker } from '../testing/workers/processes'
import { createWatch } from './index'
import { settleNetworks } from './network-store'

const start = new Date('2026-11-20T12:00:00Z')

async function openWatch(open: OpenDb) {
  const db = await open()
  const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
  const ana = await fixture.person('member', 'Ana')
  const watch = createWatch(fixture)
  const idOf = async (tokenKey: string) => (await db.read.token.findUniqueOrThrow({ where: { tokenKey } })).id as TokenId
  const created = await fixture.make(ana)
  const subjects = async () => (await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })).map(({ subject }) => subject)
  const presentFrom = (token: string, ...ips: string[]) => Promise.all(ips.map((ip) => fixture.tokens.verify(token, { ip })))
  return { db, fixture, ana, watch, idOf, ...created, subjects, presentFrom }
}

onEveryDatabase('notices of new networks', (open) => {
  it('go to the owner, except for the first network of a token and for known networks', async () => {
    const { fixture, watch, token, subjects, presentFrom } = await openWatch(open)
    await presentFrom(token, '203.0.113.7')
    expect(await watch.run()).toEqual({ networks: 0, rejections: 0 })
    await presentFrom(token, '203.0.113.200', '::ffff:203.0.113.9')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    await presentFrom(token, '198.51.100.4')
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect(await watch.run()).toMatchObject({ networks: 0 })
    fixture.clock.advance('P3D')
    await presentFrom(token, '203.0.113.1', '198.51.100.1')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await subjects()).toEqual(['Zapier sync was used for the first time from the network 198.51.100.0/24.'])
  })

  it('are sent once a day: several networks in one notice, later ones the next day', async () => {
    const { fixture, watch, token, subjects, presentFrom } = await openWatch(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, '192.0.2.1', '198.51.100.4', '2001:db8::1')
    await watch.run()
    await presentFrom(token, '198.18.0.1')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await subjects()).toEqual(['Zapier sync was used for the first time from the network 192.0.2.0/24 and 2 others.'])
    fixture.clock.advance('P1D')
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect((await subjects())[1]).toBe('Zapier sync was used for the first time from the network 198.18.0.0/24.')
    expect(await watch.run()).toMatchObject({ networks: 0 })
  })

  it('are sent once for a great number of networks, and known networks stay known', async () => {
    const { db, fixture, watch, token, subjects, presentFrom } = await openWatch(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, ...Array.from({ length: 80 }, (_, index) => `10.0.${index}.1`))
    await fixture.usage.flush()
    expect(await db.read.tokenNetwork.count()).toBe(66)
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect(await db.read.tokenNetwork.count()).toBe(64)
    expect(await db.read.tokenNetwork.count({ where: { network: '203.0.113.0/24', fresh: false } })).toBe(1)
    fixture.clock.advance('P1D')
    await presentFrom(token, '192.0.2.1')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await subjects()).toEqual(['Zapier sync was used for the first time from the network 10.0.0.0/24 and 64 others.'])
    expect(await db.read.tokenNetwork.count()).toBe(64)
  })

  it('store a bounded number of rows for a token used from everywhere', async () => {
    const { db, fixture, token, presentFrom } = await openWatch(open)
    for (let round = 0; round < 4; round += 1) {
      await presentFrom(token, ...Array.from({ length: 90 }, (_, index) => `10.${round}.${index}.1`))
      await fixture.usage.flush()
    }
    expect(await db.read.tokenNetwork.count()).toBe(65)
  })

  it('are not sent in the first week for a token used before its networks were recorded', async () => {
    const { db, fixture, watch, token, tokenKey, subjects, idOf, presentFrom } = await openWatch(open)
    const hour = new Date('2026-11-20T10:00:00Z')
    const before = { orgId, tokenId: await idOf(tokenKey), generation: 1, hour, accepted: 1, rejected: 0 }
    await db.write((tx) => tx.usageHour.create({ data: before }))
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, '198.51.100.4')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    fixture.clock.advance('P7D')
    await presentFrom(token, '198.51.100.4', '192.0.2.1')
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect(await subjects()).toEqual(['Zapier sync was used for the first time from the network 192.0.2.0/24.'])
  })

  it('are sent although the notice of another token fails, as are those of rejections', async () => {
    const { db, fixture, ana, watch, token, tokenKey, idOf, subjects, presentFrom } = await openWatch(open)
    const broken = await fixture.make(ana, { name: 'Broken' })
    for (const each of [token, broken.token]) await presentFrom(each, '203.0.113.7')
    await watch.run()
    for (const each of [token, broken.token]) await presentFrom(each, '192.0.2.1')
    const rejected = { orgId, generation: 2, hour: start, accepted: 0, rejected: 30 }
    for (const id of [await idOf(tokenKey), await idOf(broken.tokenKey)]) {
      await db.write((tx) => tx.usageHour.create({ data: { ...rejected, tokenId: id } }))
    }
    const notices: typeof fixture.notices = {
      ...fixture.notices,
      notify: (tx, org, at, notice) =>
        notice.subject === 'Broken' ? Promise.reject(new Error('broken')) : fixture.notices.notify(tx, org, at, notice),
    }
    await expect(createWatch({ ...fixture, notices }).run()).rejects.toThrow('broken')
    expect((await subjects()).sort()).toEqual([
      '30 of 32 requests with Zapier sync were rejected within an hour.',
      'Zapier sync was used for the first time from the network 192.0.2.0/24.',
    ])
    expect(await watch.run()).toEqual({ networks: 1, rejections: 1 })
  })

  it('are decided by one process: networks settled by another are skipped', async () => {
    const { db, fixture, token, tokenKey, idOf, presentFrom } = await openWatch(open)
    await presentFrom(token, '203.0.113.7', '192.0.2.1')
    await fixture.usage.flush()
    const id = await idOf(tokenKey)
    await db.write((tx) => settleNetworks(tx, id, ['192.0.2.0/24']))
    expect(await db.write((tx) => settleNetworks(tx, id, ['192.0.2.0/24', '203.0.113.0/24']))).toEqual(['203.0.113.0/24'])
  })

  it('are not sent for a rejected use, a use without an IP address, or a deleted token', async () => {
    const { db, fixture, ana, watch, tokenKey, token, subjects, presentFrom } = await openWatch(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await fixture.tokens.verify(token, { ip: null })
    await fixture.tokens.verify(token, { ip: 'not an IP' })
    await fixture.tokens.setActive(ana, tokenKey, false)
    await presentFrom(token, '192.0.2.1')
    await fixture.tokens.setActive(ana, tokenKey, true)
    await watch.run()
    expect(await db.read.tokenNetwork.count()).toBe(1)
    await presentFrom(token, '192.0.2.1')
    await fixture.usage.flush()
    await fixture.tokens.revoke(ana, tokenKey)
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await subjects()).toEqual([])
  })

  it('do not affect verdicts when networks cannot be saved', async () => {
    const { db, fixture, watch, token, subjects, presentFrom } = await openWatch(open)
    await db.write((tx) => tx.$executeRawUnsafe('ALTER TABLE "TokenNetwork" RENAME TO "Unavailable"'))
    expect(await presentFrom(token, '203.0.113.7')).toMatchObject([{ active: true }])
    await fixture.usage.flush()
    await db.write((tx) => tx.$executeRawUnsafe('ALTER TABLE "Unavailable" RENAME TO "TokenNetwork"'))
    expect(await db.read.tokenUse.count()).toBe(1)
    await presentFrom(token, '203.0.113.7')
    await presentFrom(token, '192.0.2.1')
    await watch.run()
    expect(await subjects()).toHaveLength(1)
  })
})

onEveryDatabase('notices of rejected requests', (open) => {
  const hourOf = (tokenId: TokenId, more: object, org = orgId) => ({
    orgId: org,
    tokenId,
    generation: 1,
    hour: start,
    accepted: 0,
    rejected: 0,
    ...more,
  })

  it('are sent from 20 rejections on if they exceed accepted requests, over both secrets, once a day', async () => {
    const { db, fixture, ana, watch, tokenKey, subjects, idOf } = await openWatch(open)
    const [few, busy] = [await fixture.make(ana, { name: 'Few' }), await fixture.make(ana, { name: 'Busy' })]
    const ids = [await idOf(tokenKey), await idOf(few.tokenKey), await idOf(busy.tokenKey)] as const
    const data = [
      hourOf(ids[0], { rejected: 15, accepted: 3 }),
      hourOf(ids[0], { rejected: 5, generation: 2 }),
      hourOf(ids[1], { rejected: 19 }),
      hourOf(ids[2], { rejected: 40, accepted: 40 }),
    ]
    await db.write((tx) => tx.usageHour.createMany({ data }))
    expect(await watch.run()).toEqual({ networks: 0, rejections: 1 })
    expect(await watch.run()).toEqual({ networks: 0, rejections: 0 })
    expect(await subjects()).toEqual(['20 of 23 requests with Zapier sync were rejected within an hour.'])
    fixture.clock.advance('PT1H59M')
    expect(await watch.run()).toMatchObject({ rejections: 0 })
    const tomorrow = new Date('2026-11-21T09:00:00Z')
    fixture.clock.set(tomorrow)
    await db.write((tx) => tx.usageHour.create({ data: hourOf(ids[0], { hour: tomorrow, rejected: 21 }) }))
    expect(await watch.run()).toMatchObject({ rejections: 1 })
  })

  it('are sent once for an hour, also across midnight', async () => {
    const { db, fixture, watch, tokenKey, subjects, idOf } = await openWatch(open)
    fixture.clock.set('2026-11-20T23:40:00Z')
    const hour = new Date('2026-11-20T23:00:00Z')
    const data = hourOf(await idOf(tokenKey), { hour, rejected: 30 })
    await db.write((tx) => tx.usageHour.create({ data }))
    expect(await watch.run()).toMatchObject({ rejections: 1 })
    fixture.clock.set('2026-11-21T00:10:00Z')
    expect(await watch.run()).toMatchObject({ rejections: 0 })
    expect(await subjects()).toHaveLength(1)
  })

  it('are not sent for older hours, deleted tokens, or people of another organization', async () => {
    const { db, fixture, ana, watch, tokenKey, subjects, idOf } = await openWatch(open)
    const other = 'harbour-org' as OrgId
    await addOrganization(fixture, other)
    const eve = await fixture.person('owner', 'Eve', { org: other })
    const foreign = await idOf((await fixture.make(eve, { name: 'Foreign' })).tokenKey)
    const old = await idOf((await fixture.make(ana, { name: 'Old' })).tokenKey)
    const data = [
      hourOf(foreign, { rejected: 30 }, other),
      hourOf(old, { rejected: 30, hour: new Date('2026-11-20T10:00:00Z') }),
      hourOf(await idOf(tokenKey), { rejected: 30 }),
    ]
    await db.write((tx) => tx.usageHour.createMany({ data }))
    await fixture.tokens.revoke(ana, tokenKey)
    expect(await watch.run()).toMatchObject({ rejections: 1 })
    expect((await db.read.notice.findMany()).map(({ userId, subject }) => [userId, subject])).toEqual([[eve.userId, 'Foreign']])
    expect(await subjects()).toHaveLength(1)
  })

  it('are sent once by three concurrent processes, as are those of new networks', async () => {
    const { db, fixture, ana, watch, idOf, subjects, presentFrom } = await openWatch(open)
    const tokens = await Promise.all(['Website', 'Fair', 'Export', 'Webhook'].map((name) => fixture.make(ana, { name })))
    for (const { token } of tokens) await presentFrom(token, '203.0.113.7')
    await watch.run()
    for (const { token, tokenKey } of tokens) {
      await presentFrom(token, '192.0.2.1')
      const data = hourOf(await idOf(tokenKey), { rejected: 30, generation: 9 })
      await db.write((tx) => tx.usageHour.create({ data }))
    }
    await fixture.usage.flush()
    const others = await Promise.all([1, 2].map(() => startWorker<number>('watch', { url: db.url })))
    const own = watch.run().then(({ networks, rejections }) => networks + rejections)
    const counts = await Promise.all([own, ...others.map((each) => each.go())])
    expect([counts.reduce((sum, count) => sum + count, 0), (await subjects()).length, await db.read.notice.count()]).toEqual([8, 8, 8])
  }, 60_000)
})
