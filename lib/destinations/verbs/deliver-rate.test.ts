import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillDestination, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'
import { startWorker } from '../../testing/workers/processes'
import { deliveriesPerMinute } from '../limits'

onEveryDatabase('the rate limit of a destination', (open) => {
  async function setUp() {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const owner = await fixture.person('owner', 'Ana Martins')
    const destinations = openDestinationsFixture(fixture)
    return { db, fixture, owner, ...destinations, created: await destinations.make(owner) }
  }

  it('accepts 600 deliveries per minute across processes and no more', async () => {
    const { db, fixture, destinations, created, enter } = await setUp()
    const now = await fixture.clock.now()
    await fillDestination(db, created.id, now, deliveriesPerMinute - 15)
    const actor = await enter(created.token)
    const other = await startWorker<number>('deliver', { url: db.url, actor, id: created.id, times: 20 })
    const send = () => destinations.deliver(actor, created.id, { text: '{}', once: null })
    const [own, acceptedByOther] = await Promise.all([Promise.all(Array.from({ length: 20 }, send)), other.go()])
    expect(own.filter(({ ok }) => ok).length + acceptedByOther).toBe(15)
    expect(own.every((each) => each.ok || each.error.code === 'rate_limited')).toBe(true)
    expect(await db.read.delivery.count()).toBe(deliveriesPerMinute)
  }, 60_000)

  it('applies to any 60 seconds, not to repeated deliveries, and per destination', async () => {
    const { db, fixture, created, make, owner, deliver } = await setUp()
    const first = await deliver(created.token, created.id, '{"first":true}', 'k')
    fixture.clock.advance('PT59S')
    await fillDestination(db, created.id, await fixture.clock.now(), deliveriesPerMinute - 1)
    expect(await deliver(created.token, created.id)).toBe('rate_limited')
    expect(await deliver(created.token, created.id, '{"first":true}', 'k')).toBe(first)
    const other = await make(owner)
    expect(await deliver(other.token, other.id)).toHaveLength(22)
    fixture.clock.advance('PT1S')
    expect(await deliver(created.token, created.id)).toHaveLength(22)
    expect(await deliver(created.token, created.id)).toBe('rate_limited')
  })
})
