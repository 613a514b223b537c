import { expect, it } from 'vitest'
import type { OrgId, TokenId } from '../ids'
import { type OpenDb, onEveryDatabase } from '../testing/databases/databases'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { startWorker } from '../testing/workers/processes'
import { createWatch } from './index'
import { settleNetworks } from './network-store'

const start = new Date('2026-11-20T12:00:00Z')

/** Ana's token, a watch over it, and what she was told. */
async function house(open: OpenDb) {
  const db = await open()
  const scene = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
  const ana = await scene.person('member', 'Ana')
  const watch = createWatch(scene)
  const idOf = async (tokenKey: string) => (await db.read.token.findUniqueOrThrow({ where: { tokenKey } })).id as TokenId
  const made = await scene.make(ana)
  const told = async () => (await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })).map(({ subject }) => subject)
  const presentFrom = (token: string, ...ips: string[]) => Promise.all(ips.map((ip) => scene.tokens.verify(token, { ip })))
  return { db, scene, ana, watch, idOf, ...made, told, presentFrom }
}

onEveryDatabase('a token used from a new network', (open) => {
  it('is told of to its owner, but for the first network of all, and for networks it was used from before', async () => {
    const { scene, watch, token, told, presentFrom } = await house(open)
    await presentFrom(token, '203.0.113.7')
    expect(await watch.run()).toEqual({ networks: 0, rejections: 0 })
    await presentFrom(token, '203.0.113.200', '::ffff:203.0.113.9')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    await presentFrom(token, '198.51.100.4')
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect(await watch.run()).toMatchObject({ networks: 0 })
    scene.clock.advance('P3D')
    await presentFrom(token, '203.0.113.1', '198.51.100.1')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await told()).toEqual(['Zapier sync was used for the first time from the network 198.51.100.0/24.'])
  })

  it('is told of once a day, what is new together, together, and what is new later that day, the next', async () => {
    const { scene, watch, token, told, presentFrom } = await house(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, '192.0.2.1', '198.51.100.4', '2001:db8::1')
    await watch.run()
    await presentFrom(token, '198.18.0.1')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await told()).toEqual(['Zapier sync was used for the first time from the network 192.0.2.0/24 and 2 others.'])
    scene.clock.advance('P1D')
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect((await told())[1]).toBe('Zapier sync was used for the first time from the network 198.18.0.0/24.')
    expect(await watch.run()).toMatchObject({ networks: 0 })
  })

  it('is told of once when it comes with a great many others, and the usual ones stay usual', async () => {
    const { db, scene, watch, token, told, presentFrom } = await house(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, ...Array.from({ length: 80 }, (_, index) => `10.0.${index}.1`))
    await scene.usage.flush()
    expect(await db.read.tokenNetwork.count()).toBe(66)
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect(await db.read.tokenNetwork.count()).toBe(64)
    expect(await db.read.tokenNetwork.count({ where: { network: '203.0.113.0/24', fresh: false } })).toBe(1)
    scene.clock.advance('P1D')
    await presentFrom(token, '192.0.2.1')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await told()).toEqual(['Zapier sync was used for the first time from the network 10.0.0.0/24 and 64 others.'])
    expect(await db.read.tokenNetwork.count()).toBe(64)
  })

  it('makes few rows of a token that comes from everywhere, however often it is written', async () => {
    const { db, scene, token, presentFrom } = await house(open)
    for (let round = 0; round < 4; round += 1) {
      await presentFrom(token, ...Array.from({ length: 90 }, (_, index) => `10.${round}.${index}.1`))
      await scene.usage.flush()
    }
    expect(await db.read.tokenNetwork.count()).toBe(65)
  })

  it('is not told of in the first week of a token that was used before networks were noted', async () => {
    const { db, scene, watch, token, tokenKey, told, idOf, presentFrom } = await house(open)
    const hour = new Date('2026-11-20T10:00:00Z')
    const before = { orgId, tokenId: await idOf(tokenKey), generation: 1, hour, accepted: 1, rejected: 0 }
    await db.write((tx) => tx.usageHour.create({ data: before }))
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, '198.51.100.4')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    scene.clock.advance('P7D')
    await presentFrom(token, '198.51.100.4', '192.0.2.1')
    expect(await watch.run()).toMatchObject({ networks: 1 })
    expect(await told()).toEqual(['Zapier sync was used for the first time from the network 192.0.2.0/24.'])
  })

  it('is told of although telling of another token fails, and so are rejections', async () => {
    const { db, scene, ana, watch, token, tokenKey, idOf, told, presentFrom } = await house(open)
    const broken = await scene.make(ana, { name: 'Broken' })
    for (const each of [token, broken.token]) await presentFrom(each, '203.0.113.7')
    await watch.run()
    for (const each of [token, broken.token]) await presentFrom(each, '192.0.2.1')
    const rejected = { orgId, generation: 2, hour: start, accepted: 0, rejected: 30 }
    for (const id of [await idOf(tokenKey), await idOf(broken.tokenKey)]) {
      await db.write((tx) => tx.usageHour.create({ data: { ...rejected, tokenId: id } }))
    }
    const notices: typeof scene.notices = {
      ...scene.notices,
      notify: (tx, org, at, what) =>
        what.subject === 'Broken' ? Promise.reject(new Error('broken')) : scene.notices.notify(tx, org, at, what),
    }
    await expect(createWatch({ ...scene, notices }).run()).rejects.toThrow('broken')
    expect((await told()).sort()).toEqual([
      '30 of 32 requests with Zapier sync were rejected within an hour.',
      'Zapier sync was used for the first time from the network 192.0.2.0/24.',
    ])
    expect(await watch.run()).toEqual({ networks: 1, rejections: 1 })
  })

  it('is decided on by whoever takes it: what another process took is left to it', async () => {
    const { db, scene, token, tokenKey, idOf, presentFrom } = await house(open)
    await presentFrom(token, '203.0.113.7', '192.0.2.1')
    await scene.usage.flush()
    const id = await idOf(tokenKey)
    await db.write((tx) => settleNetworks(tx, id, ['192.0.2.0/24']))
    expect(await db.write((tx) => settleNetworks(tx, id, ['192.0.2.0/24', '203.0.113.0/24']))).toEqual(['203.0.113.0/24'])
  })

  it('is not told of when the use was rejected, came from no address, or its token is deleted', async () => {
    const { db, scene, ana, watch, tokenKey, token, told, presentFrom } = await house(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await scene.tokens.verify(token, { ip: null })
    await scene.tokens.verify(token, { ip: 'not an address' })
    await scene.tokens.setActive(ana, tokenKey, false)
    await presentFrom(token, '192.0.2.1')
    await scene.tokens.setActive(ana, tokenKey, true)
    await watch.run()
    expect(await db.read.tokenNetwork.count()).toBe(1)
    await presentFrom(token, '192.0.2.1')
    await scene.usage.flush()
    await scene.tokens.revoke(ana, tokenKey)
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await told()).toEqual([])
  })

  it('keeps no answer waiting: a database that cannot note it changes no verdict', async () => {
    const { db, scene, watch, token, told, presentFrom } = await house(open)
    await db.write((tx) => tx.$executeRawUnsafe('ALTER TABLE "TokenNetwork" RENAME TO "Away"'))
    expect(await presentFrom(token, '203.0.113.7')).toMatchObject([{ active: true }])
    await scene.usage.flush()
    await db.write((tx) => tx.$executeRawUnsafe('ALTER TABLE "Away" RENAME TO "TokenNetwork"'))
    expect(await db.read.tokenUse.count()).toBe(1)
    await presentFrom(token, '203.0.113.7')
    await presentFrom(token, '192.0.2.1')
    await watch.run()
    expect(await told()).toHaveLength(1)
  })
})

onEveryDatabase('a token with many rejected requests', (open) => {
  const hourOf = (tokenId: TokenId, more: object, org = orgId) => ({
    ...{ orgId: org, tokenId, generation: 1, hour: start, accepted: 0, rejected: 0 },
    ...more,
  })

  it('is told of from twenty on when more is rejected than accepted, both secrets together, once a day', async () => {
    const { db, scene, ana, watch, tokenKey, told, idOf } = await house(open)
    const [few, busy] = [await scene.make(ana, { name: 'Few' }), await scene.make(ana, { name: 'Busy' })]
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
    expect(await told()).toEqual(['20 of 23 requests with Zapier sync were rejected within an hour.'])
    scene.clock.advance('PT1H59M')
    expect(await watch.run()).toMatchObject({ rejections: 0 })
    const tomorrow = new Date('2026-11-21T09:00:00Z')
    scene.clock.set(tomorrow)
    await db.write((tx) => tx.usageHour.create({ data: hourOf(ids[0], { hour: tomorrow, rejected: 21 }) }))
    expect(await watch.run()).toMatchObject({ rejections: 1 })
  })

  it('is told of once for an hour, over midnight too', async () => {
    const { db, scene, watch, tokenKey, told, idOf } = await house(open)
    scene.clock.set('2026-11-20T23:40:00Z')
    const hour = new Date('2026-11-20T23:00:00Z')
    const data = hourOf(await idOf(tokenKey), { hour, rejected: 30 })
    await db.write((tx) => tx.usageHour.create({ data }))
    expect(await watch.run()).toMatchObject({ rejections: 1 })
    scene.clock.set('2026-11-21T00:10:00Z')
    expect(await watch.run()).toMatchObject({ rejections: 0 })
    expect(await told()).toHaveLength(1)
  })

  it('tells of hours that are over no more, nor of deleted tokens, and tells nobody of another organization', async () => {
    const { db, scene, ana, watch, tokenKey, told, idOf } = await house(open)
    const other = 'harbour-org' as OrgId
    await addOrganization(scene, other)
    const eve = await scene.person('owner', 'Eve', { org: other })
    const theirs = await idOf((await scene.make(eve, { name: 'Theirs' })).tokenKey)
    const old = await idOf((await scene.make(ana, { name: 'Old' })).tokenKey)
    const data = [
      hourOf(theirs, { rejected: 30 }, other),
      hourOf(old, { rejected: 30, hour: new Date('2026-11-20T10:00:00Z') }),
      hourOf(await idOf(tokenKey), { rejected: 30 }),
    ]
    await db.write((tx) => tx.usageHour.createMany({ data }))
    await scene.tokens.revoke(ana, tokenKey)
    expect(await watch.run()).toMatchObject({ rejections: 1 })
    expect((await db.read.notice.findMany()).map(({ userId, subject }) => [userId, subject])).toEqual([[eve.userId, 'Theirs']])
    expect(await told()).toHaveLength(1)
  })

  it('of three processes at once is told of once, as are new networks', async () => {
    const { db, scene, ana, watch, idOf, told, presentFrom } = await house(open)
    const tokens = await Promise.all(['Website', 'Fair', 'Export', 'Webhook'].map((name) => scene.make(ana, { name })))
    for (const { token } of tokens) await presentFrom(token, '203.0.113.7')
    await watch.run()
    for (const { token, tokenKey } of tokens) {
      await presentFrom(token, '192.0.2.1')
      const data = hourOf(await idOf(tokenKey), { rejected: 30, generation: 9 })
      await db.write((tx) => tx.usageHour.create({ data }))
    }
    await scene.usage.flush()
    const others = await Promise.all([1, 2].map(() => startWorker<number>('watch', { url: db.url })))
    const mine = watch.run().then(({ networks, rejections }) => networks + rejections)
    const counts = await Promise.all([mine, ...others.map((each) => each.go())])
    expect([counts.reduce((sum, count) => sum + count, 0), (await told()).length, await db.read.notice.count()]).toEqual([8, 8, 8])
  }, 60_000)
})
