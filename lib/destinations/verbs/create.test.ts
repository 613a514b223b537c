import { expect, it } from 'vitest'
import { roles } from '../../actor'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { addOrganization, openOrgFixture } from '../../testing/fixtures/org-fixture'

onEveryDatabase('a new destination', (open) => {
  async function house() {
    const scene = await openOrgFixture(await open())
    return { scene, ...openDestinationsFixture(scene), owner: await scene.person('owner', 'Ana Martins') }
  }

  it('comes with a managed token that may only deliver, belongs to nobody and never ends', async () => {
    const { scene, destinations, make, owner } = await house()
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
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true, scopes: ['hooks:write'], userId: null })
  })

  it('takes no place in any limit, and a hundred days without a delivery do not end its token', async () => {
    const { scene, make, owner } = await house()
    const made = await Promise.all(Array.from({ length: 5 }, () => make(owner)))
    await scene.make(owner)
    const yours = await scene.tokens.list(owner, { tab: 'yours' })
    expect(yours.ok && yours.value.meter).toMatchObject({ listed: 1, limit: 3 })
    scene.clock.advance('P400D')
    for (const { token } of made) expect((await scene.tokens.verify(token)).active).toBe(true)
  })

  it('is made by administrators anywhere and by managers in their own locations, by nobody else', async () => {
    const { scene, destinations } = await house()
    const places = [null, downtown, harbour]
    const may: Record<string, boolean[]> = {}
    for (const role of roles) {
      const person = await scene.person(role, `${role} of downtown`, { locationIds: [downtown] })
      const made = await Promise.all(places.map((locationId) => destinations.create(person, { name: 'Leads', locationId })))
      may[role] = made.map(({ ok }) => ok)
      expect(made.every((each) => each.ok || each.error.code === 'forbidden')).toBe(true)
    }
    expect(may).toEqual({
      owner: [true, true, true],
      admin: [true, true, true],
      manager: [false, true, false],
      member: [false, false, false],
      viewer: [false, false, false],
    })
  })

  it('is rejected in a location of another organization, in an archived one, and while new tokens are paused', async () => {
    const { scene, destinations, owner } = await house()
    const other = 'other-org' as OrgId
    await addOrganization(scene, other)
    await scene.db.write((tx) => tx.location.update({ where: { id: harbour }, data: { archivedAt: new Date('2026-01-02') } }))
    for (const locationId of [`${other}-downtown`, harbour, 'nowhere']) {
      expect(await destinations.create(owner, { name: 'Leads', locationId })).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
    }
    const paused = { pausedAt: new Date('2026-01-02'), pausedNote: 'Until Monday.' }
    await scene.db.write((tx) => tx.policy.update({ where: { orgId: owner.orgId }, data: paused }))
    expect(await destinations.create(owner, { name: 'Leads' })).toEqual({ ok: false, error: { code: 'paused', detail: 'Until Monday.' } })
    expect(await scene.db.read.token.count()).toBe(0)
  })

  it('is recorded with its token, and the secret is in no row of the database', async () => {
    const { scene, destinations, make, owner, deliver } = await house()
    const { id, tokenKey, token } = await make(owner)
    await deliver(token, id, '{"lead":"Rui"}', 'first')
    await destinations.test(owner, id)
    const audit = await scene.db.read.auditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(audit.map(({ action, subject, tokenKey: key }) => [action, subject, key])).toEqual([
      ['token.created', 'Website leads', tokenKey],
      ['destination.created', 'Website leads', null],
      ['destination.tested', 'Website leads', null],
    ])
    const { db } = scene
    const tables = await Promise.all([
      ...[db.read.token.findMany(), db.read.destination.findMany(), db.read.delivery.findMany(), db.read.auditEntry.findMany()],
    ])
    const lists = [await destinations.list(owner), await destinations.show(owner, id), await scene.tokens.list(owner, { tab: 'managed' })]
    expect(JSON.stringify([tables, lists])).not.toContain(token.slice(21))
    expect((await scene.audit.check(owner.orgId)).firstBroken).toBeNull()
  })
})
