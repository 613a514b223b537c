import { expect, it } from 'vitest'
import type { OrgId, TokenId } from '../ids'
import { type OpenDb, onEveryDatabase } from '../testing/databases'
import { startProcess } from '../testing/processes'
import { addOrganisation, openScene, orgId } from '../testing/scene'
import { createWatch } from './index'

const start = new Date('2026-11-20T12:00:00Z')

/** Ana's token, a watch over it, and what she was told. */
async function house(open: OpenDb) {
  const db = await open()
  const scene = await openScene(db, { listedPerPerson: 0, livePerPerson: 0 })
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
    expect(await watch.run()).toEqual({ networks: 0, refusals: 0 })
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

  it('is told of once a day, and what is new together, together', async () => {
    const { scene, watch, token, told, presentFrom } = await house(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, '192.0.2.1', '198.51.100.4', '2001:db8::1')
    await watch.run()
    await presentFrom(token, '198.18.0.1')
    await watch.run()
    expect(await told()).toEqual(['Zapier sync was used for the first time from the network 192.0.2.0/24 and 2 others.'])
    scene.clock.advance('P1D')
    await presentFrom(token, '198.18.0.1', '198.18.1.1')
    await watch.run()
    expect((await told())[1]).toBe('Zapier sync was used for the first time from the network 198.18.1.0/24.')
  })

  it('keeps at most a few dozen networks, and one that comes from everywhere is told of no more', async () => {
    const { db, scene, watch, token, told, presentFrom } = await house(open)
    await presentFrom(token, '203.0.113.7')
    await watch.run()
    await presentFrom(token, ...Array.from({ length: 80 }, (_, index) => `10.0.${index}.1`))
    scene.clock.advance('P1D')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect(await db.read.tokenNetwork.count()).toBe(64)
    await presentFrom(token, '192.0.2.1')
    expect(await watch.run()).toMatchObject({ networks: 0 })
    expect([await told(), await db.read.tokenNetwork.count()]).toEqual([[], 64])
  })

  it('is not told of when the use was refused, came from no address, or its token is deleted', async () => {
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

onEveryDatabase('a token with many refused requests', (open) => {
  const hourOf = (tokenId: TokenId, more: object, org = orgId) => ({
    ...{ orgId: org, tokenId, generation: 1, hour: start, accepted: 0, refused: 0 },
    ...more,
  })

  it('is told of from twenty on when more is refused than accepted, both secrets together, once a day', async () => {
    const { db, scene, ana, watch, tokenKey, told, idOf } = await house(open)
    const [few, busy] = [await scene.make(ana, { name: 'Few' }), await scene.make(ana, { name: 'Busy' })]
    const ids = [await idOf(tokenKey), await idOf(few.tokenKey), await idOf(busy.tokenKey)] as const
    const data = [
      hourOf(ids[0], { refused: 15, accepted: 3 }),
      hourOf(ids[0], { refused: 5, generation: 2 }),
      hourOf(ids[1], { refused: 19 }),
      hourOf(ids[2], { refused: 40, accepted: 40 }),
    ]
    await db.write((tx) => tx.usageHour.createMany({ data }))
    expect(await watch.run()).toEqual({ networks: 0, refusals: 1 })
    expect(await watch.run()).toEqual({ networks: 0, refusals: 0 })
    expect(await told()).toEqual(['20 of 23 requests with Zapier sync were refused within an hour.'])
    scene.clock.advance('PT1H59M')
    expect(await watch.run()).toMatchObject({ refusals: 0 })
    const tomorrow = new Date('2026-11-21T09:00:00Z')
    scene.clock.set(tomorrow)
    await db.write((tx) => tx.usageHour.create({ data: hourOf(ids[0], { hour: tomorrow, refused: 21 }) }))
    expect(await watch.run()).toMatchObject({ refusals: 1 })
  })

  it('tells of hours that are over no more, nor of deleted tokens, and tells nobody of another organisation', async () => {
    const { db, scene, ana, watch, tokenKey, told, idOf } = await house(open)
    const other = 'harbour-org' as OrgId
    await addOrganisation(scene, other)
    const eve = await scene.person('owner', 'Eve', { org: other })
    const theirs = await idOf((await scene.make(eve, { name: 'Theirs' })).tokenKey)
    const old = await idOf((await scene.make(ana, { name: 'Old' })).tokenKey)
    const data = [
      hourOf(theirs, { refused: 30 }, other),
      hourOf(old, { refused: 30, hour: new Date('2026-11-20T10:00:00Z') }),
      hourOf(await idOf(tokenKey), { refused: 30 }),
    ]
    await db.write((tx) => tx.usageHour.createMany({ data }))
    await scene.tokens.revoke(ana, tokenKey)
    expect(await watch.run()).toMatchObject({ refusals: 1 })
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
      const data = hourOf(await idOf(tokenKey), { refused: 30, generation: 9 })
      await db.write((tx) => tx.usageHour.create({ data }))
    }
    await scene.usage.flush()
    const others = await Promise.all([1, 2].map(() => startProcess<number>('lib/testing/watch.process.ts', { url: db.url })))
    const mine = watch.run().then(({ networks, refusals }) => networks + refusals)
    const counts = await Promise.all([mine, ...others.map((each) => each.go())])
    expect([counts.reduce((sum, count) => sum + count, 0), (await told()).length, await db.read.notice.count()]).toEqual([8, 8, 8])
  }, 60_000)
})
