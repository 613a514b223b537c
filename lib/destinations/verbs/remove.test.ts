import { expect, it } from 'vitest'
import { roles } from '../../actor'
import { DatabaseBusy } from '../../errors'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'

onEveryDatabase('a destination', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open())
    return { fixture, ...openDestinationsFixture(fixture), owner: await fixture.person('owner', 'Ana Martins') }
  }

  it('is visible to and changed by administrators and the managers of its location', async () => {
    const { fixture, destinations, make, owner } = await setUp()
    const { id } = await make(owner, { locationId: downtown })
    const results: Record<string, string> = {}
    for (const role of roles) {
      for (const locationIds of [[downtown], [harbour]]) {
        const person = await fixture.person(role, `${role} ${locationIds}`, { locationIds })
        const listed = await destinations.list(person)
        const tried = [await destinations.show(person, id), await destinations.test(person, id)]
        const codes = tried.map((each) => (each.ok ? 'yes' : each.error.code))
        results[`${role} ${locationIds[0] === downtown ? 'near' : 'far'}`] = [listed.ok ? listed.value.total : 'closed', ...codes].join(' ')
      }
    }
    expect(results).toEqual({
      'owner near': '1 yes yes',
      'owner far': '1 yes yes',
      'admin near': '1 yes yes',
      'admin far': '1 yes yes',
      'manager near': '1 yes yes',
      'manager far': '0 not_found not_found',
      'member near': 'closed forbidden forbidden',
      'member far': 'closed forbidden forbidden',
      'viewer near': 'closed forbidden forbidden',
      'viewer far': 'closed forbidden forbidden',
    })
  })

  it('is deleted with its token and its deliveries', async () => {
    const { fixture, destinations, make, deliver, owner } = await setUp()
    const [deleted, kept] = [await make(owner), await make(owner)]
    await deliver(deleted.token, deleted.id)
    await deliver(kept.token, kept.id)
    expect(await destinations.remove(owner, deleted.id)).toEqual({ ok: true, value: null })
    expect(await destinations.list(owner, { page: 2 })).toMatchObject({ value: { page: 1, total: 1, rows: [{ id: kept.id }] } })
    expect(await fixture.tokens.verify(deleted.token)).toEqual({ active: false, code: 'deleted' })
    expect(await deliver(kept.token, kept.id)).toHaveLength(22)
    expect((await fixture.db.read.delivery.findMany()).every(({ destinationId }) => destinationId === kept.id)).toBe(true)
    expect(await destinations.show(owner, deleted.id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await destinations.remove(owner, deleted.id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await fixture.tokens.show(owner, deleted.tokenKey)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    const last = await fixture.db.read.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 2 })
    expect(last.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['destination.deleted', '{"deliveries":1}', null],
      ['token.deleted', null, '{"reason":"destination"}'],
    ])
  })

  it('is deleted even if its deliveries cannot be deleted immediately; the job deletes them', async () => {
    const { fixture, destinations, make, deliver, owner } = await setUp()
    const { id, token } = await make(owner)
    await deliver(token, id)
    const warnings: string[] = []
    const busy = {
      db: { ...fixture.db, write: () => Promise.reject(new DatabaseBusy('busy')) },
      log: { warn: (text: string) => void warnings.push(text) },
    }
    expect(await openDestinationsFixture(fixture, busy).destinations.remove(owner, id)).toEqual({ ok: true, value: null })
    expect(warnings).toEqual(['Failed to delete all deliveries of a deleted destination. The job will delete the rest.'])
    expect(await destinations.show(owner, id)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect([await destinations.clean(), await fixture.db.read.delivery.count()]).toEqual([1, 0])
  })

  it('accepts the old secret during the overlap of a rotation, and its token cannot be edited, removed or deleted on its own', async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const { id, tokenKey, token } = await make(owner)
    const rotated = await fixture.tokens.rotate(owner, tokenKey, { overlap: 'PT1H' })
    const newSecret = rotated.ok ? rotated.value.secret.reveal() : ''
    expect(rotated.ok && rotated.value.token).toMatchObject({ expiresAt: null, status: 'rotating', destination: { id } })
    for (const each of [token, newSecret]) expect(await deliver(each, id)).toHaveLength(22)
    fixture.clock.advance('PT1H')
    await expect(deliver(token, id)).rejects.toThrow('expired')
    expect(await deliver(newSecret, id)).toHaveLength(22)
    const edit = { version: 2, name: 'Website', note: '', scopes: ['hooks:write'], ipAllowlist: [] }
    const rejected = [
      await fixture.tokens.edit(owner, tokenKey, edit),
      await fixture.tokens.remove(owner, tokenKey),
      await fixture.tokens.keep(owner, tokenKey),
      await fixture.tokens.revoke(owner, tokenKey),
    ]
    for (const each of rejected) expect(each).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  })

  it('rejects deliveries while its token is deactivated', async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const { id, tokenKey, token } = await make(owner)
    await fixture.tokens.setActive(owner, tokenKey, false)
    await expect(deliver(token, id)).rejects.toThrow('deactivated')
    await fixture.tokens.setActive(owner, tokenKey, true)
    expect(await deliver(token, id)).toHaveLength(22)
  })

  it('has its token in the Managed tab of its administrators and managers only', async () => {
    const { fixture, make, owner } = await setUp()
    const { tokenKey } = await make(owner, { locationId: downtown })
    const keys = async (tab: 'yours' | 'organization' | 'locations' | 'managed', actor = owner) => {
      const page = await fixture.tokens.list(actor, { tab })
      return page.ok ? page.value.rows.map((row) => row.tokenKey) : page.error.code
    }
    expect([await keys('yours'), await keys('organization'), await keys('locations')]).toEqual([[], [], []])
    expect(await keys('managed')).toEqual([tokenKey])
    const [near, far] = [
      await fixture.person('manager', 'Near', { locationIds: [downtown] }),
      await fixture.person('manager', 'Far', { locationIds: [harbour] }),
    ]
    expect([await keys('managed', near), await keys('managed', far)]).toEqual([[tokenKey], []])
    expect(await keys('managed', await fixture.person('member', 'Leo', { locationIds: [downtown] }))).toBe('forbidden')
    expect([(await fixture.tokens.reach(near)).managed, (await fixture.tokens.reach(far)).managed]).toEqual([true, false])
  })
})
