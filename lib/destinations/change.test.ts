import { expect, it } from 'vitest'
import type { PersonActor, Role } from '../actor'
import { onEveryDatabase } from '../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../testing/fixtures/destinations'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'

const forbidden = { ok: false, error: { code: 'forbidden' } }

onEveryDatabase('a manager who lost their rights after the page was opened', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open())
    const { destinations, make, enter } = openDestinationsFixture(fixture)
    const manager = await fixture.person('manager', 'Mia Santos', { locationIds: [downtown, harbour] })
    const live = await make(manager, { locationId: downtown })
    const ended = await make(manager, { locationId: downtown })
    await fixture.tokens.revoke(await enter(ended.token), ended.tokenKey)
    const { db } = fixture
    const update = (data: { role?: Role; deactivatedAt?: Date }) =>
      db.write((tx) => tx.membership.update({ where: { orgId_userId: { orgId, userId: manager.userId } }, data }))
    const loseLocation = () =>
      db.write((tx) => tx.membershipLocation.deleteMany({ where: { userId: manager.userId, locationId: harbour } }))
    const tryAll = async (actor: PersonActor) => ({
      create: await destinations.create(actor, { name: 'Leads', locationId: downtown }),
      pause: await destinations.setPaused(actor, live.id, true),
      test: await destinations.test(actor, live.id),
      renew: await destinations.renewToken(actor, ended.id),
      remove: await destinations.remove(actor, live.id),
    })
    const rows = () => Promise.all([db.read.destination.findMany(), db.read.token.findMany(), db.read.auditEntry.count()])
    return { manager, update, loseLocation, tryAll, rows }
  }

  it.each(['role', 'membership', 'location'] as const)('changes no destination with a lost %s', async (lost) => {
    const { manager, update, loseLocation, tryAll, rows } = await setUp()
    const lose = {
      role: () => update({ role: 'member' }),
      membership: () => update({ deactivatedAt: new Date('2026-11-20T11:59:59Z') }),
      location: loseLocation,
    }
    await lose[lost]()
    const before = await rows()
    expect(await tryAll(manager)).toMatchObject({
      create: forbidden,
      pause: forbidden,
      test: forbidden,
      renew: forbidden,
      remove: forbidden,
    })
    expect(await rows()).toEqual(before)
  })
})
