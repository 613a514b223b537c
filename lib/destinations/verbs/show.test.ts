import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'

onEveryDatabase('a shown destination', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    const { destinations, make, deliver } = openDestinationsFixture(fixture)
    const { id, tokenKey, token } = await make(owner, { locationId: downtown })
    const rejecting = async () => {
      const list = await destinations.list(owner)
      return list.ok && list.value.rows[0]?.rejecting
    }
    return { fixture, owner, destinations, deliver, id, tokenKey, token, rejecting }
  }

  it('says why deliveries are rejected: its own state before the one of its location and token', async () => {
    const { fixture, owner, destinations, id, tokenKey, rejecting } = await setUp()
    const now = await fixture.clock.now()
    const set = (data: { deactivatedAt?: Date | null; expiresAt?: Date; revokedAt?: Date }) =>
      fixture.db.write((tx) => tx.token.update({ where: { tokenKey }, data }))
    const archive = (archivedAt: Date | null) => fixture.db.write((tx) => tx.location.updateMany({ data: { archivedAt } }))
    expect(await rejecting()).toBeNull()
    await fixture.tokens.setActive(owner, tokenKey, false)
    expect(await rejecting()).toBe('deactivated')
    await set({ expiresAt: now })
    expect(await rejecting()).toBe('expired')
    await set({ revokedAt: now })
    expect(await rejecting()).toBe('revoked')
    await archive(now)
    expect(await rejecting()).toBe('archived')
    await destinations.setPaused(owner, id, true)
    expect(await rejecting()).toBe('paused')
  })

  it('leads from one delivery to its neighbors, also among those of the same moment', async () => {
    const { fixture, owner, destinations, deliver, id, token } = await setUp()
    for (const n of [1, 2]) await deliver(token, id, `{"n":${n}}`)
    fixture.clock.advance('PT1M')
    await deliver(token, id, '{"n":3}')
    const shown = await destinations.show(owner, id)
    const ids = shown.ok ? shown.value.deliveries.rows.map((row) => row.id) : []
    const neighbors = await Promise.all(ids.map((each) => destinations.delivery(owner, id, each)))
    expect(neighbors.map((each) => each.ok && [each.value.newer, each.value.older])).toEqual([
      [null, ids[1]],
      [ids[0], ids[2]],
      [ids[1], null],
    ])
  })
})
