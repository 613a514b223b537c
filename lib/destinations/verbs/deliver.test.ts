import { expect, it } from 'vitest'
import { type Role, roles } from '../../actor'
import type { OrgId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { testNotices } from '../../testing/fixtures/notices'
import { addOrganization, openOrgFixture } from '../../testing/fixtures/org-fixture'
import { startWorker } from '../../testing/workers/processes'

onEveryDatabase('a delivery', (open) => {
  async function house() {
    const db = await open()
    const scene = { ...(await openOrgFixture(db)), url: db.url }
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    return { scene, owner, ...openDestinationsFixture(scene) }
  }
  const arrived = /^[0-9A-Za-z]{22}$/

  it('is kept byte for byte, and listed with who brought it, when and from where', async () => {
    const { scene, destinations, make, deliver, owner } = await house()
    const { id, tokenKey, token } = await make(owner)
    const text = ' {"n":12345678901234567890,\t"name":"Zoë\\u0000 \u{1F469}\u200D\u{1F4BB}"}\n'
    const delivered = await deliver(token, id, text)
    expect(delivered).toMatch(arrived)
    expect((await scene.db.read.delivery.findMany()).map(({ body }) => body)).toEqual([text])
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
      },
    ])
  })

  it('by a managed token arrives in its own destination only, and the others are as if they were not there', async () => {
    const { scene, make, deliver, owner } = await house()
    const [own, other] = [await make(owner), await make(owner)]
    await addOrganization(scene, 'other-org' as OrgId)
    const stranger = await scene.person('owner', 'Rui Costa', { org: 'other-org' as OrgId })
    const foreign = await make(stranger)
    expect(await deliver(own.token, own.id)).toMatch(arrived)
    for (const id of [other.id, foreign.id, 'nothing', '', 'x'.repeat(1_000), '\0', "' OR 1=1 --"]) {
      expect(await deliver(own.token, id)).toBe('not_found')
    }
    expect(await scene.db.read.delivery.count()).toBe(1)
  })

  it('reaches as far as whoever stands behind the token, and no further', async () => {
    const { scene, make, deliver, owner } = await house()
    const targets = [await make(owner), await make(owner, { locationId: downtown }), await make(owner, { locationId: harbour })]
    const into = async (token: string) => (await Promise.all(targets.map(({ id }) => deliver(token, id)))).map((id) => arrived.test(id))
    const scopes = ['hooks:write']
    for (const role of ['owner', 'admin', 'manager'] as const) {
      const person = await scene.person(role, `${role} of downtown`, { locationIds: [downtown] })
      const everywhere = role !== 'manager'
      expect(await into((await scene.make(person, { scopes })).token)).toEqual([everywhere, true, everywhere])
    }
    const admin = await scene.make(owner, { type: 'admin', scopes, acknowledged: true })
    expect(await into(admin.token)).toEqual([true, true, true])
    const location = await scene.make(owner, { type: 'location', locationId: harbour, scopes })
    expect(await into(location.token)).toEqual([false, false, true])
  })

  it('follows the role of a token’s person at once', async () => {
    const { scene, make, deliver, owner } = await house()
    const { id } = await make(owner, { locationId: downtown })
    const person = await scene.person('manager', 'Leo Duarte', { locationIds: [downtown] })
    const { token } = await scene.make(person, { scopes: ['hooks:write'] })
    const become = (role: Role) =>
      scene.db.write((tx) => tx.membership.updateMany({ where: { userId: person.userId }, data: { role } })).then(() => deliver(token, id))
    const answers: Record<string, string> = {}
    for (const role of roles) answers[role] = (await become(role)).replace(arrived, 'kept')
    expect(answers).toEqual({ owner: 'kept', admin: 'kept', manager: 'kept', member: 'forbidden', viewer: 'forbidden' })
  })

  it('under one key arrives once, however many try at the same moment', async () => {
    const { scene, make, deliver, owner } = await house()
    const { id, token } = await make(owner)
    const ids = await Promise.all(Array.from({ length: 50 }, () => deliver(token, id, '{"lead":1}', 'idempotency-key abc')))
    expect(new Set(ids).size).toBe(1)
    expect(ids[0]).toMatch(arrived)
    expect(await scene.db.read.delivery.count()).toBe(1)
    expect(await deliver(token, id, '{"lead":2}', 'idempotency-key abc')).toBe('invalid_input')
    expect(await deliver(token, id, '{"lead":2}', 'webhook-id abc')).toMatch(arrived)
  })

  it('of the same key but other bodies is one delivery, and the others are told', async () => {
    const { scene, make, deliver, owner } = await house()
    const { id, token } = await make(owner)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, lead) => deliver(token, id, `{"lead":${lead}}`, 'k')))
    expect(answers.filter((answer) => arrived.test(answer))).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'invalid_input')).toHaveLength(19)
    expect(await scene.db.read.delivery.count()).toBe(1)
  })

  it('of another token, or into another destination, is another one under the same key', async () => {
    const { scene, make, deliver, owner } = await house()
    const [one, other] = [await make(owner), await make(owner)]
    const admin = await scene.make(owner, { type: 'admin', scopes: ['hooks:write'], acknowledged: true })
    await deliver(one.token, one.id, '{}', 'k')
    await deliver(admin.token, one.id, '{"other":true}', 'k')
    await deliver(admin.token, other.id, '{}', 'k')
    expect(await scene.db.read.delivery.count()).toBe(3)
  })

  it('is rejected while its destination is paused, but for one that was kept already', async () => {
    const { scene, destinations, make, deliver, owner } = await house()
    const { id, token } = await make(owner)
    const first = await deliver(token, id, '{}', 'k')
    expect((await destinations.setPaused(owner, id, true)).ok).toBe(true)
    expect(await deliver(token, id)).toBe('wrong_status')
    expect(await deliver(token, id, '{}', 'k')).toBe(first)
    expect(await destinations.test(owner, id)).toMatchObject({ ok: false, error: { code: 'wrong_status' } })
    expect(await destinations.setPaused(owner, id, true)).toMatchObject({ ok: false, error: { code: 'wrong_status' } })
    await destinations.setPaused(owner, id, false)
    expect(await deliver(token, id)).toMatch(arrived)
    await scene.db.write((tx) => tx.destination.updateMany({ data: { locationId: harbour } }))
    await scene.db.write((tx) => tx.location.update({ where: { id: harbour }, data: { archivedAt: new Date('2026-01-02') } }))
    expect(await deliver(token, id)).toBe('wrong_status')
  })

  it('rejected ten times in a row by a paused destination is told to who answers for it, once a day, with the way there', async () => {
    const { scene, destinations, make, deliver, owner } = await house()
    const manager = await scene.person('manager', 'Mia Santos', { locationIds: [downtown] })
    await scene.person('member', 'Leo Duarte')
    const { id, token } = await make(owner, { locationId: downtown })
    const reject = async (count: number) => {
      await destinations.setPaused(owner, id, true)
      await Promise.all(Array.from({ length: count }, () => deliver(token, id)))
    }
    const told = async () => (await scene.db.read.notice.findMany({ where: { kind: 'delivery_failing' } })).map(({ userId }) => userId)
    await reject(9)
    await destinations.setPaused(owner, id, false)
    expect(await deliver(token, id)).toMatch(arrived)
    await reject(9)
    expect(await told()).toEqual([])
    await Promise.all(Array.from({ length: 25 }, () => deliver(token, id)))
    expect((await told()).sort()).toEqual([owner.userId, manager.userId].sort())
    const subjects = (await scene.db.read.mailOutbox.findMany()).map(({ subject }) => subject)
    expect(subjects).toContain('The last 10 deliveries into Website leads were rejected because it is paused.')
    scene.clock.advance('P1D')
    await Promise.all(Array.from({ length: 10 }, () => deliver(token, id)))
    expect(await told()).toHaveLength(4)
    const link = { label: 'Open', href: `/o/${owner.orgId}/settings/destinations/${id}` }
    expect(await testNotices(scene).latest(owner)).toMatchObject({ notices: [{ kind: 'delivery_failing', link }, { link }] })
  })

  it('rejected to three processes at once is counted and told once', async () => {
    const { scene, destinations, make, enter, owner } = await house()
    const { id, token } = await make(owner)
    await destinations.setPaused(owner, id, true)
    const input = { url: scene.url, actor: await enter(token), id, times: 7 }
    const others = await Promise.all([1, 2].map(() => startWorker<number>('deliver', input)))
    const put = () => destinations.deliver(input.actor, id, { text: '{}', once: null })
    await Promise.all([...Array.from({ length: 7 }, put), ...others.map((other) => other.go())])
    expect(await scene.db.read.rateLimit.findMany()).toMatchObject([{ count: 21 }])
    expect([await scene.db.read.notice.count(), await scene.db.read.mailOutbox.count()]).toEqual([1, 1])
  }, 60_000)

  it('racing with the end of its destination is kept before it or rejected, and nothing is left behind', async () => {
    const { scene, destinations, make, enter, owner } = await house()
    const { id, token } = await make(owner)
    const actor = await enter(token)
    const put = () => destinations.deliver(actor, id, { text: '{}', once: null })
    const [removed, ...put30] = await Promise.all([destinations.remove(owner, id), ...Array.from({ length: 30 }, put)])
    expect(removed.ok).toBe(true)
    expect(put30.every((each) => each.ok || each.error.code === 'not_found')).toBe(true)
    expect(await scene.db.read.delivery.count()).toBe(0)
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'deleted' })
  })

  it('counts within its twelve days', async () => {
    const { scene, destinations, make, deliver, owner } = await house()
    const { id, token } = await make(owner)
    await deliver(token, id)
    scene.clock.advance('P11D')
    await deliver(token, id)
    scene.clock.advance('P2D')
    const listed = await destinations.list(owner)
    expect(listed.ok && listed.value.rows).toMatchObject([{ deliveries: 1, lastDeliveryAt: '2026-12-01T12:00:00.000Z' }])
  })
})
