import { expect, it } from 'vitest'
import { roles } from '../../actor'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { addOrganization, openOrgFixture } from '../../testing/fixtures/org-fixture'

onEveryDatabase('a new destination', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open())
    return { fixture, ...openDestinationsFixture(fixture), owner: await fixture.person('owner', 'Ana Martins') }
  }

  it('has a managed token that can only deliver, has no owner and never expires', async () => {
    const { fixture, destinations, make, owner } = await setUp()
    const { id, tokenKey, token } = await make(owner, { locationId: downtown })
    expect(token).toMatch(/^krm_/)
    const shown = await destinations.show(owner, id)
    expect(shown).toMatchObject({
      ok: true,
      value: {
        destination: {
          id,
          name: 'Website leads',
          kind: 'webhook',
          tokenKey,
          location: { slug: 'downtown' },
          pausedAt: null,
          deliveries: 0,
        },
        token: {
          type: 'managed',
          name: 'Website leads',
          scopes: ['hooks:write'],
          owner: null,
          expiresAt: null,
          inactivityDeletionAt: null,
        },
        deliveries: { rows: [], total: 0 },
      },
    })
    expect(shown.ok && shown.value.token?.location?.slug).toBe('downtown')
    expect(shown.ok && shown.value.token?.destination).toEqual({ id, name: 'Website leads' })
    expect(shown.ok && shown.value.token?.actions).toEqual(['rotate', 'deactivate'])
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true, scopes: ['hooks:write'], userId: null })
  })

  it('counts toward no limit, and its token is never deleted for inactivity', async () => {
    const { fixture, make, owner } = await setUp()
    const created = await Promise.all(Array.from({ length: 5 }, () => make(owner)))
    await fixture.make(owner)
    const yours = await fixture.tokens.list(owner, { tab: 'yours' })
    expect(yours.ok && yours.value.meter).toMatchObject({ listed: 1, limit: 3 })
    fixture.clock.advance('P400D')
    for (const { token } of created) expect((await fixture.tokens.verify(token)).active).toBe(true)
  })

  it('can be created by administrators anywhere and by managers in their own locations, and by no one else', async () => {
    const { fixture, destinations } = await setUp()
    const locations = [null, downtown, harbour]
    const allowed: Record<string, boolean[]> = {}
    for (const role of roles) {
      const person = await fixture.person(role, `${role} of downtown`, { locationIds: [downtown] })
      const created = await Promise.all(locations.map((locationId) => destinations.create(person, { name: 'Leads', locationId })))
      allowed[role] = created.map(({ ok }) => ok)
      expect(created.every((each) => each.ok || each.error.code === 'forbidden')).toBe(true)
    }
    expect(allowed).toEqual({
      owner: [true, true, true],
      admin: [true, true, true],
      manager: [false, true, false],
      member: [false, false, false],
      viewer: [false, false, false],
    })
  })

  it('is rejected in a location of another organization, in an archived location and while token creation is paused', async () => {
    const { fixture, destinations, owner } = await setUp()
    const other = 'other-org' as OrgId
    await addOrganization(fixture, other)
    await fixture.db.write((tx) => tx.location.update({ where: { id: harbour }, data: { archivedAt: new Date('2026-01-02') } }))
    for (const locationId of [`${other}-downtown`, harbour, 'nowhere']) {
      expect(await destinations.create(owner, { name: 'Leads', locationId })).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    }
    const paused = { pausedAt: new Date('2026-01-02'), pausedNote: 'Until Monday.' }
    await fixture.db.write((tx) => tx.policy.update({ where: { orgId: owner.orgId }, data: paused }))
    expect(await destinations.create(owner, { name: 'Leads' })).toEqual({ ok: false, error: { code: 'paused', detail: 'Until Monday.' } })
    expect(await fixture.db.read.token.count()).toBe(0)
  })

  it('is audited with its token, and the secret is in no row of the database', async () => {
    const { fixture, destinations, make, owner, deliver } = await setUp()
    const { id, tokenKey, token } = await make(owner)
    await deliver(token, id, '{"lead":"Rui"}', 'first')
    await destinations.test(owner, id)
    const audit = await fixture.db.read.auditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(audit.map(({ action, subject, tokenKey: key }) => [action, subject, key])).toEqual([
      ['token.created', 'Website leads', tokenKey],
      ['destination.created', 'Website leads', null],
      ['destination.tested', 'Website leads', null],
    ])
    const { db } = fixture
    const tables = await Promise.all([
      db.read.token.findMany(),
      db.read.destination.findMany(),
      db.read.delivery.findMany(),
      db.read.auditEntry.findMany(),
    ])
    const lists = [await destinations.list(owner), await destinations.show(owner, id), await fixture.tokens.list(owner, { tab: 'managed' })]
    expect(JSON.stringify([tables, lists])).not.toContain(token.slice(21))
    expect((await fixture.audit.check(owner.orgId)).firstBroken).toBeNull()
  })
})
