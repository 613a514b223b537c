import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'

onEveryDatabase('a destination whose token was revoked by its holder', (open) => {
  async function setUp() {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins')
    const opened = openDestinationsFixture(fixture)
    const created = await opened.make(owner, { locationId: downtown })
    const revoke = async (token = created.token) => fixture.tokens.revoke(await opened.enter(token), token.slice(0, 20))
    return { fixture, owner, created, revoke, ...opened }
  }

  it('keeps its deliveries and shows the revocation; the token is rejected and no longer listed', async () => {
    const { fixture, owner, created, revoke, destinations, deliver } = await setUp()
    await deliver(created.token, created.id)
    expect(await revoke()).toEqual({ ok: true, value: null })
    await expect(deliver(created.token, created.id)).rejects.toThrow('deleted')
    const shown = await destinations.show(owner, created.id)
    expect(shown).toMatchObject({
      value: {
        token: null,
        destination: { tokenKey: created.tokenKey, tokenEndedAt: '2026-11-20T12:00:00.000Z' },
        deliveries: { total: 1 },
      },
    })
    expect(await destinations.list(owner)).toMatchObject({ value: { total: 1, rows: [{ tokenEndedAt: '2026-11-20T12:00:00.000Z' }] } })
    expect(await fixture.tokens.list(owner, { tab: 'managed' })).toMatchObject({ value: { rows: [], total: 0 } })
    expect((await fixture.tokens.reach(owner)).managed).toBe(false)
    const entry = await fixture.db.read.auditEntry.findFirst({ where: { action: 'token.deleted' } })
    expect(entry).toMatchObject({ actorKind: 'token', tokenKey: created.tokenKey })
    expect(await fixture.db.read.token.findFirst()).toMatchObject({ revokedReason: 'holder' })
  })

  it('gets a new token from an administrator or its manager and accepts deliveries under the same URL', async () => {
    const { fixture, owner, created, revoke, destinations, deliver } = await setUp()
    await revoke()
    const far = await fixture.person('manager', 'Far', { locationIds: [harbour] })
    expect(await destinations.renewToken(far, created.id)).toMatchObject({ error: { code: 'not_found' } })
    expect(await destinations.renewToken(await fixture.person('member', 'Leo'), created.id)).toMatchObject({ error: { code: 'forbidden' } })
    const near = await fixture.person('manager', 'Near', { locationIds: [downtown] })
    const renewed = await destinations.renewToken(near, created.id)
    if (!renewed.ok) throw new Error(renewed.error.code)
    const { token, secret } = renewed.value
    expect(token).toMatchObject({ type: 'managed', name: 'Website leads', destination: { id: created.id }, location: { id: downtown } })
    expect(token.tokenKey).not.toBe(created.tokenKey)
    expect(await deliver(secret.reveal(), created.id)).toHaveLength(22)
    await expect(deliver(created.token, created.id)).rejects.toThrow('deleted')
    expect(await destinations.show(owner, created.id)).toMatchObject({
      value: { token: { tokenKey: token.tokenKey }, destination: { tokenEndedAt: null } },
    })
    const entry = await fixture.db.read.auditEntry.findFirst({ where: { action: 'destination.token_renewed' } })
    expect([entry?.before, entry?.after]).toEqual([`{"tokenKey":"${created.tokenKey}"}`, `{"tokenKey":"${token.tokenKey}"}`])
  })

  it('gets one new token from concurrent requests, and none while its token is active', async () => {
    const { fixture, owner, created, revoke, destinations } = await setUp()
    expect(await destinations.renewToken(owner, created.id)).toMatchObject({ error: { code: 'wrong_status' } })
    await revoke()
    const results = await Promise.all(Array.from({ length: 5 }, () => destinations.renewToken(owner, created.id)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await fixture.db.read.token.count({ where: { revokedAt: null } })).toBe(1)
    expect((await fixture.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('can be deleted', async () => {
    const { owner, created, revoke, destinations } = await setUp()
    await revoke()
    expect(await destinations.remove(owner, created.id)).toEqual({ ok: true, value: null })
  })

  it('keeps its new secret when the holder revokes with the old secret of a rotation', async () => {
    const { fixture, owner, created, revoke, destinations, deliver } = await setUp()
    const rotated = await fixture.tokens.rotate(owner, created.tokenKey, { overlap: 'PT1H' })
    const newSecret = rotated.ok ? rotated.value.secret.reveal() : ''
    expect((await revoke()).ok).toBe(true)
    await expect(deliver(created.token, created.id)).rejects.toThrow('expired')
    expect(await deliver(newSecret, created.id)).toHaveLength(22)
    expect(await destinations.show(owner, created.id)).toMatchObject({ value: { destination: { tokenEndedAt: null } } })
  })

  it('a token row edited by SQL is rejected, and deleting its destination revokes it with the edit', async () => {
    const { fixture, owner, created, destinations } = await setUp()
    await fixture.db.write((tx) => tx.token.updateMany({ data: { scopes: 'contacts:read' } }))
    expect((await destinations.remove(owner, created.id)).ok).toBe(true)
    expect(await fixture.db.read.token.findFirst()).toMatchObject({ revokedAt: expect.any(Date), scopes: 'contacts:read' })
    expect(await fixture.tokens.verify(created.token)).toEqual({ active: false, code: 'unknown' })
  })
})
