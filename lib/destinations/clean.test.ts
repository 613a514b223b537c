import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { fillDestination, openDestinationsFixture } from '../testing/fixtures/destinations'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { watchStatements } from '../testing/fixtures/statements'
import { daysAfter } from '../time/calendar'
import { keptDays, keptDeliveries } from './limits'

onEveryDatabase('cleaning up deliveries', (open) => {
  async function setUp() {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const owner = await fixture.person('owner', 'Ana Martins')
    const opened = openDestinationsFixture(fixture)
    const count = (destinationId: string) => db.read.delivery.count({ where: { destinationId } })
    return { db, fixture, owner, count, now: await fixture.clock.now(), ...opened }
  }

  it('deletes a delivery after 30 days, to the millisecond', async () => {
    const { db, owner, now, make, destinations } = await setUp()
    const { id } = await make(owner)
    await fillDestination(db, id, daysAfter(now, -keptDays), 3)
    expect(await destinations.clean()).toBe(2)
    expect(await destinations.clean()).toBe(0)
    expect((await db.read.delivery.findMany()).map(({ at }) => at)).toEqual([daysAfter(now, -keptDays)])
  })

  it('keeps deliveries of any age while the clock is in doubt', async () => {
    const { db, fixture, owner, now, make, destinations } = await setUp()
    const { id } = await make(owner)
    await fillDestination(db, id, daysAfter(now, -keptDays - 1), 20)
    fixture.clock.doubt()
    expect(await destinations.clean()).toBe(0)
    expect(await db.read.delivery.count()).toBe(20)
  })

  it('keeps the latest 1,000 deliveries of each destination', async () => {
    const { db, owner, now, count, make, destinations } = await setUp()
    const [full, other] = [await make(owner), await make(owner)]
    await fillDestination(db, full.id, now, keptDeliveries + 250)
    await fillDestination(db, other.id, now, 5)
    expect(await destinations.clean()).toBe(250)
    expect([await count(full.id), await count(other.id)]).toEqual([keptDeliveries, 5])
    const oldest = await db.read.delivery.findFirst({ where: { destinationId: full.id }, orderBy: { at: 'asc' } })
    expect(oldest?.id).toBe('filled-250')
  })

  it('counts every destination once, then only those with recent deliveries, late commits included', async () => {
    const { db, fixture, owner, now, count, make, destinations } = await setUp()
    const [full, quiet] = [await make(owner), await make(owner)]
    expect(await destinations.clean()).toBe(0)
    await fillDestination(db, quiet.id, daysAfter(now, -1), keptDeliveries + 3)
    fixture.clock.advance('PT5M')
    await fillDestination(db, full.id, now, keptDeliveries + 250)
    expect(await destinations.clean()).toBe(250)
    expect([await count(full.id), await count(quiet.id)]).toEqual([keptDeliveries, keptDeliveries + 3])
    expect(await openDestinationsFixture(fixture).destinations.clean()).toBe(3)
  })

  it('takes as few statements after a pause of 73 days as on the first run', async () => {
    const { db, fixture, owner, now, make, destinations } = await setUp()
    const { id } = await make(owner)
    const take = watchStatements()
    await destinations.clean()
    const first = take().length
    await fillDestination(db, id, daysAfter(now, 72), keptDeliveries + 250)
    fixture.clock.advance('P73D')
    take()
    expect(await destinations.clean()).toBe(250)
    expect(take().length).toBeLessThan(first + 40)
  })

  it('remembers the idempotency key of a deleted delivery for 24 hours', async () => {
    const { db, fixture, owner, now, make, deliver, destinations, count } = await setUp()
    const { id, token } = await make(owner)
    const first = await deliver(token, id, '{"lead":1}', 'k')
    await fillDestination(db, id, daysAfter(now, 0.5), keptDeliveries)
    fixture.clock.set(daysAfter(now, 0.75))
    expect(await destinations.clean()).toBe(1)
    expect(await deliver(token, id, '{"lead":1}', 'k')).toBe(first)
    expect(await deliver(token, id, '{"lead":2}', 'k')).toBe('invalid_input')
    expect(await count(id)).toBe(keptDeliveries)
  })

  it('deletes the deliveries of a deleted destination in batches and leaves the rest to the job', async () => {
    const { db, owner, now, count, make, destinations } = await setUp()
    const { id } = await make(owner)
    await fillDestination(db, id, now, keptDeliveries + 500)
    expect((await destinations.remove(owner, id)).ok).toBe(true)
    expect(await count(id)).toBe(500)
    expect(await destinations.clean()).toBe(500)
    expect(await count(id)).toBe(0)
    const entry = await db.read.auditEntry.findFirst({ where: { action: 'destination.deleted' } })
    expect(entry?.before).toBe('{"deliveries":"1,000+"}')
  })

  it('counts and lists up to 1,000 deliveries, with truncated bodies in the list and the whole body on the page of one', async () => {
    const { db, owner, now, make, destinations } = await setUp()
    const { id } = await make(owner)
    const body = JSON.stringify({ note: `${'é\\"'.repeat(2_000)}` })
    const long = { body, bytes: Buffer.byteLength(body) }
    await fillDestination(db, id, now, keptDeliveries + 7)
    await db.write((tx) => tx.delivery.updateMany({ data: long }))
    const shown = await destinations.show(owner, id)
    if (!shown.ok) throw new Error(shown.error.code)
    const { destination, deliveries } = shown.value
    expect([destination.deliveries, deliveries.total, deliveries.rows.length]).toEqual([keptDeliveries, keptDeliveries, 25])
    const [row] = deliveries.rows
    expect([row?.cut, row?.bytes, row?.body.length]).toEqual([true, long.bytes, 1_024 + 4])
    expect(row?.body.startsWith('{\n  "note": "é')).toBe(true)
    const whole = await destinations.delivery(owner, id, row?.id ?? '')
    expect(whole.ok && [whole.value.delivery.cut, JSON.parse(whole.value.delivery.body)]).toEqual([false, JSON.parse(body)])
    const [last, beyond] = [await destinations.show(owner, id, { page: 40 }), await destinations.show(owner, id, { page: 41 })]
    expect(last.ok && last.value.deliveries.rows.length).toBe(25)
    expect(beyond.ok && beyond.value.deliveries).toEqual(last.ok && last.value.deliveries)
    expect(await db.read.destination.count({ where: { orgId } })).toBe(1)
  })
})
