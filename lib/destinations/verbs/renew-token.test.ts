import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, harbour, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'

onEveryDatabase('a destination whose token was ended by its holder', (open) => {
  async function house() {
    const scene = await openOrgFixture(await open())
    const owner = await scene.person('owner', 'Ana Martins')
    const opened = openDestinationsFixture(scene)
    const made = await opened.make(owner, { locationId: downtown })
    const end = async (token = made.token) => scene.tokens.revoke(await opened.enter(token), token.slice(0, 20))
    return { scene, owner, made, end, ...opened }
  }

  it('stays with all it kept, says so, and its token is rejected and in no list', async () => {
    const { scene, owner, made, end, destinations, deliver } = await house()
    await deliver(made.token, made.id)
    expect(await end()).toEqual({ ok: true, value: null })
    await expect(deliver(made.token, made.id)).rejects.toThrow('deleted')
    const shown = await destinations.show(owner, made.id)
    expect(shown).toMatchObject({
      value: { token: null, destination: { tokenKey: made.tokenKey, tokenEndedAt: '2026-11-20T12:00:00.000Z' }, deliveries: { total: 1 } },
    })
    expect(await destinations.list(owner)).toMatchObject({ value: { total: 1, rows: [{ tokenEndedAt: '2026-11-20T12:00:00.000Z' }] } })
    expect(await scene.tokens.list(owner, { tab: 'managed' })).toMatchObject({ value: { rows: [], total: 0 } })
    expect((await scene.tokens.reach(owner)).managed).toBe(false)
    const entry = await scene.db.read.auditEntry.findFirst({ where: { action: 'token.deleted' } })
    expect(entry).toMatchObject({ actorKind: 'token', tokenKey: made.tokenKey })
    expect(await scene.db.read.token.findFirst()).toMatchObject({ revokedReason: 'holder' })
  })

  it('gets a new token from whoever looks after it, and takes deliveries again under the same address', async () => {
    const { scene, owner, made, end, destinations, deliver } = await house()
    await end()
    const far = await scene.person('manager', 'Far', { locationIds: [harbour] })
    expect(await destinations.renewToken(far, made.id)).toMatchObject({ error: { code: 'not_found' } })
    expect(await destinations.renewToken(await scene.person('member', 'Leo'), made.id)).toMatchObject({ error: { code: 'forbidden' } })
    const near = await scene.person('manager', 'Near', { locationIds: [downtown] })
    const renewed = await destinations.renewToken(near, made.id)
    if (!renewed.ok) throw new Error(renewed.error.code)
    const { token, secret } = renewed.value
    expect(token).toMatchObject({ type: 'managed', name: 'Website leads', destination: { id: made.id }, location: { id: downtown } })
    expect(token.tokenKey).not.toBe(made.tokenKey)
    expect(await deliver(secret.reveal(), made.id)).toHaveLength(22)
    await expect(deliver(made.token, made.id)).rejects.toThrow('deleted')
    expect(await destinations.show(owner, made.id)).toMatchObject({
      value: { token: { tokenKey: token.tokenKey }, destination: { tokenEndedAt: null } },
    })
    const entry = await scene.db.read.auditEntry.findFirst({ where: { action: 'destination.token_renewed' } })
    expect([entry?.before, entry?.after]).toEqual([`{"tokenKey":"${made.tokenKey}"}`, `{"tokenKey":"${token.tokenKey}"}`])
  })

  it('gets one new token however many ask at once, and none while its token works', async () => {
    const { scene, owner, made, end, destinations } = await house()
    expect(await destinations.renewToken(owner, made.id)).toMatchObject({ error: { code: 'wrong_status' } })
    await end()
    const asked = await Promise.all(Array.from({ length: 5 }, () => destinations.renewToken(owner, made.id)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await scene.db.read.token.count({ where: { revokedAt: null } })).toBe(1)
    expect((await scene.audit.check(orgId)).firstBroken).toBeNull()
  })

  it('is deleted like any other', async () => {
    const { owner, made, end, destinations } = await house()
    await end()
    expect(await destinations.remove(owner, made.id)).toEqual({ ok: true, value: null })
  })

  it('who comes with the old secret of a rotation ends only that one', async () => {
    const { scene, owner, made, end, destinations, deliver } = await house()
    const rotated = await scene.tokens.rotate(owner, made.tokenKey, { overlap: 'PT1H' })
    const fresh = rotated.ok ? rotated.value.secret.reveal() : ''
    expect((await end()).ok).toBe(true)
    await expect(deliver(made.token, made.id)).rejects.toThrow('expired')
    expect(await deliver(fresh, made.id)).toHaveLength(22)
    expect(await destinations.show(owner, made.id)).toMatchObject({ value: { destination: { tokenEndedAt: null } } })
  })

  it('a row edited behind Keyrail’s back is rejected, and the end of its destination does not seal it again', async () => {
    const { scene, owner, made, destinations } = await house()
    await scene.db.write((tx) => tx.token.updateMany({ data: { scopes: 'contacts:read' } }))
    expect((await destinations.remove(owner, made.id)).ok).toBe(true)
    expect(await scene.db.read.token.findFirst()).toMatchObject({ revokedAt: null, scopes: 'contacts:read' })
    expect(await scene.tokens.verify(made.token)).toEqual({ active: false, code: 'unknown' })
  })
})
