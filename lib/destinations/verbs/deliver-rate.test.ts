import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillDestination, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'
import { startWorker } from '../../testing/workers/processes'
import { deliveriesPerMinute } from '../limits'

onEveryDatabase('a destination takes 600 deliveries in any minute', (open) => {
  async function house() {
    const db = await open()
    const scene = await openOrgFixture(db)
    const owner = await scene.person('owner', 'Ana Martins')
    const destinations = openDestinationsFixture(scene)
    return { db, scene, owner, ...destinations, made: await destinations.make(owner) }
  }

  it('and not one more, whichever process is asked', async () => {
    const { db, scene, destinations, made, enter } = await house()
    const now = await scene.clock.now()
    await fillDestination(db, made.id, now, deliveriesPerMinute - 15)
    const actor = await enter(made.token)
    const other = await startWorker<number>('deliver', { url: db.url, actor, id: made.id, times: 20 })
    const put = () => destinations.deliver(actor, made.id, { text: '{}', once: null })
    const [mine, theirs] = await Promise.all([Promise.all(Array.from({ length: 20 }, put)), other.go()])
    expect(mine.filter(({ ok }) => ok).length + theirs).toBe(15)
    expect(mine.every((each) => each.ok || each.error.code === 'rate_limited')).toBe(true)
    expect(await db.read.delivery.count()).toBe(deliveriesPerMinute)
  }, 60_000)

  it('also across the turn of a minute; what came twice is answered all the same, and another destination takes its own', async () => {
    const { db, scene, made, make, owner, deliver } = await house()
    const first = await deliver(made.token, made.id, '{"first":true}', 'k')
    scene.clock.advance('PT59S')
    await fillDestination(db, made.id, await scene.clock.now(), deliveriesPerMinute - 1)
    expect(await deliver(made.token, made.id)).toBe('rate_limited')
    expect(await deliver(made.token, made.id, '{"first":true}', 'k')).toBe(first)
    const other = await make(owner)
    expect(await deliver(other.token, other.id)).toHaveLength(22)
    scene.clock.advance('PT1S')
    expect(await deliver(made.token, made.id)).toHaveLength(22)
    expect(await deliver(made.token, made.id)).toBe('rate_limited')
  })
})
