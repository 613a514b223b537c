import { expect, it } from 'vitest'
import { type Role, roles } from '../../actor'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { testNotices } from '../../testing/fixtures/notices'
import { addOrganization, openOrgFixture } from '../../testing/fixtures/org-fixture'
import { startWorker } from '../../testing/workers/processes'

onEveryDatabase('a delivery', (open) => {
  async function setUp() {
    const db = await open()
    const fixture = { ...(await openOrgFixture(db)), url: db.url }
    const owner = await fixture.person('owner', 'Ana Martins', { fresh: true })
    return { fixture, owner, ...openDestinationsFixture(fixture) }
  }
  const arrived = /^[0-9A-Za-z]{22}$/

  it('is stored byte for byte and listed with its token, time and IP address', async () => {
    const { fixture, destinations, make, deliver, owner } = await setUp()
    const { id, tokenKey, token } = await make(owner)
    const text = ' {"n":12345678901234567890,\t"name":"Zoë\\u0000 \u{1F469}\u200D\u{1F4BB}"}\n'
    const delivered = await deliver(token, id, text)
    expect(delivered).toMatch(arrived)
    expect((await fixture.db.read.delivery.findMany()).map(({ body }) => body)).toEqual([text])
    const shown = await destinations.show(owner, id)
    expect(shown.ok && shown.value.deliveries.rows).toEqual([
      {
        id: delivered,
        at: '2026-11-20T12:00:00.000Z',
        tokenKey,
        ip: '198.51.100.9',
        userAgent: 'forms/1.0',
        bytes: Buffer.byteLength(text),
        body: '{\n  "n": 12345678901234567890,\n  "name": "Zoë\\u0000 \u{1F469}\u200D\u{1F4BB}"\n}',
        cut: false,
        fields: [
          { name: 'n', value: '12345678901234567890' },
          { name: 'name', value: 'Zoë \u{1F469}\u200D\u{1F4BB}' },
        ],
      },
    ])
  })

  it('by a managed token is accepted in its own destination only; any other is not found', async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const [own, other] = [await make(owner), await make(owner)]
    await addOrganization(fixture, 'other-org' as OrgId)
    const otherOwner = await fixture.person('owner', 'Rui Costa', { org: 'other-org' as OrgId })
    const foreign = await make(otherOwner)
    expect(await deliver(own.token, own.id)).toMatch(arrived)
    for (const id of [other.id, foreign.id, 'unknown', '', 'x'.repeat(1_000), '\0', "' OR 1=1 --"]) {
      expect(await deliver(own.token, id)).toBe('not_found')
    }
    expect(await fixture.db.read.delivery.count()).toBe(1)
  })

  it('is accepted in the destinations that the owner or location of the token can reach, and in no other', async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const targets = [await make(owner), await make(owner, { locationId: downtown }), await make(owner, { locationId: harbour })]
    const into = async (token: string) => (await Promise.all(targets.map(({ id }) => deliver(token, id)))).map((id) => arrived.test(id))
    const scopes = ['hooks:write']
    for (const role of ['owner', 'admin', 'manager'] as const) {
      const person = await fixture.person(role, `${role} of downtown`, { locationIds: [downtown] })
      const everywhere = role !== 'manager'
      expect(await into((await fixture.make(person, { scopes })).token)).toEqual([everywhere, true, everywhere])
    }
    const admin = await fixture.make(owner, { type: 'admin', scopes, acknowledged: true })
    expect(await into(admin.token)).toEqual([true, true, true])
    const location = await fixture.make(owner, { type: 'location', locationId: harbour, scopes })
    expect(await into(location.token)).toEqual([false, false, true])
  })

  it("follows the current role of the token's owner", async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const { id } = await make(owner, { locationId: downtown })
    const person = await fixture.person('manager', 'Leo Duarte', { locationIds: [downtown] })
    const { token } = await fixture.make(person, { scopes: ['hooks:write'] })
    const become = (role: Role) =>
      fixture.db
        .write((tx) => tx.membership.updateMany({ where: { userId: person.userId }, data: { role } }))
        .then(() => deliver(token, id))
    const results: Record<string, string> = {}
    for (const role of roles) results[role] = (await become(role)).replace(arrived, 'stored')
    expect(results).toEqual({ owner: 'stored', admin: 'stored', manager: 'stored', member: 'forbidden', viewer: 'forbidden' })
  })

  it('with the same key is stored once when fifty requests send it concurrently', async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const { id, token } = await make(owner)
    const ids = await Promise.all(Array.from({ length: 50 }, () => deliver(token, id, '{"lead":1}', 'idempotency-key abc')))
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(arrived)
    expect(await fixture.db.read.delivery.count()).toBe(1)
    expect(await deliver(token, id, '{"lead":2}', 'idempotency-key abc')).toBe('invalid_input')
    expect(await deliver(token, id, '{"lead":2}', 'webhook-id abc')).toMatch(arrived)
  })

  it('with the same key but another body is rejected', async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const { id, token } = await make(owner)
    const results = await Promise.all(Array.from({ length: 20 }, (_, lead) => deliver(token, id, `{"lead":${lead}}`, 'k')))
    expect(results.filter((result) => arrived.test(result))).toHaveLength(1)
    expect(results.filter((result) => result === 'invalid_input')).toHaveLength(19)
    expect(await fixture.db.read.delivery.count()).toBe(1)
  })

  it('with the same key but another token or destination is another delivery', async () => {
    const { fixture, make, deliver, owner } = await setUp()
    const [one, other] = [await make(owner), await make(owner)]
    const admin = await fixture.make(owner, { type: 'admin', scopes: ['hooks:write'], acknowledged: true })
    await deliver(one.token, one.id, '{}', 'k')
    await deliver(admin.token, one.id, '{"other":true}', 'k')
    await deliver(admin.token, other.id, '{}', 'k')
    expect(await fixture.db.read.delivery.count()).toBe(3)
  })

  it('is rejected while its destination is paused, unless it repeats a stored one', async () => {
    const { fixture, destinations, make, deliver, owner } = await setUp()
    const { id, token } = await make(owner)
    const first = await deliver(token, id, '{}', 'k')
    expect((await destinations.setPaused(owner, id, true)).ok).toBe(true)
    expect(await deliver(token, id)).toBe('wrong_status')
    expect(await deliver(token, id, '{}', 'k')).toBe(first)
    expect(await destinations.test(owner, id)).toMatchObject({ ok: false, error: { code: 'wrong_status' } })
    expect(await destinations.setPaused(owner, id, true)).toMatchObject({ ok: false, error: { code: 'wrong_status' } })
    await destinations.setPaused(owner, id, false)
    expect(await deliver(token, id)).toMatch(arrived)
    await fixture.db.write((tx) => tx.destination.updateMany({ data: { locationId: harbour } }))
    await fixture.db.write((tx) => tx.location.update({ where: { id: harbour }, data: { archivedAt: new Date('2026-01-02') } }))
    expect(await deliver(token, id)).toBe('wrong_status')
  })

  it('rejected ten times in a row by a paused destination notifies its administrators and managers once a day, with a link', async () => {
    const { fixture, destinations, make, deliver, owner } = await setUp()
    const manager = await fixture.person('manager', 'Mia Santos', { locationIds: [downtown] })
    await fixture.person('member', 'Leo Duarte')
    const { id, token } = await make(owner, { locationId: downtown })
    const reject = async (count: number) => {
      await destinations.setPaused(owner, id, true)
      await Promise.all(Array.from({ length: count }, () => deliver(token, id)))
    }
    const notified = async () =>
      (await fixture.db.read.notice.findMany({ where: { kind: 'delivery_failing' } })).map(({ userId }) => userId)
    await reject(9)
    await destinations.setPaused(owner, id, false)
    expect(await deliver(token, id)).toMatch(arrived)
    await reject(9)
    expect(await notified()).toEqual([])
    await Promise.all(Array.from({ length: 25 }, () => deliver(token, id)))
    expect((await notified()).sort()).toEqual([owner.userId, manager.userId].sort())
    const subjects = (await fixture.db.read.mailOutbox.findMany()).map(({ subject }) => subject)
    expect(subjects).toContain('The last 10 deliveries to Website leads were rejected because it is paused.')
    fixture.clock.advance('P1D')
    await Promise.all(Array.from({ length: 10 }, () => deliver(token, id)))
    expect(await notified()).toHaveLength(4)
    const link = { label: 'Open', href: `/o/${owner.orgId}/settings/destinations/${id}` }
    expect(await testNotices(fixture).latest(owner)).toMatchObject({ notices: [{ kind: 'delivery_failing', link }, { link }] })
  })

  it('rejected by three processes concurrently is counted exactly and notified once', async () => {
    const { fixture, destinations, make, enter, owner } = await setUp()
    const { id, token } = await make(owner)
    await destinations.setPaused(owner, id, true)
    const input = { url: fixture.url, actor: await enter(token), id, times: 7 }
    const others = await Promise.all([1, 2].map(() => startWorker<number>('deliver', input)))
    const send = () => destinations.deliver(input.actor, id, { text: '{}', once: null })
    await Promise.all([...Array.from({ length: 7 }, send), ...others.map((other) => other.go())])
    expect(await fixture.db.read.rateLimit.findMany()).toMatchObject([{ count: 21 }])
    expect([await fixture.db.read.notice.count(), await fixture.db.read.mailOutbox.count()]).toEqual([1, 1])
  }, 60_000)

  it('during the deletion of its destination is deleted with it or rejected', async () => {
    const { fixture, destinations, make, enter, owner } = await setUp()
    const { id, token } = await make(owner)
    const actor = await enter(token)
    const send = () => destinations.deliver(actor, id, { text: '{}', once: null })
    const [removed, ...deliveries] = await Promise.all([destinations.remove(owner, id), ...Array.from({ length: 30 }, send)])
    expect(removed.ok).toBe(true)
    expect(deliveries.every((each) => each.ok || each.error.code === 'not_found')).toBe(true)
    expect(await fixture.db.read.delivery.count()).toBe(0)
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'deleted' })
  })

  it('is counted for twelve days', async () => {
    const { fixture, destinations, make, deliver, owner } = await setUp()
    const { id, token } = await make(owner)
    await deliver(token, id)
    fixture.clock.advance('P11D')
    await deliver(token, id)
    fixture.clock.advance('P2D')
    const listed = await destinations.list(owner)
    expect(listed.ok && listed.value.rows).toMatchObject([{ deliveries: 1, lastDeliveryAt: '2026-12-01T12:00:00.000Z' }])
  })
})
