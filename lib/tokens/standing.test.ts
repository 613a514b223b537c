import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { Scopes } from './scopes'
import { createTokens } from './tokens'

onEveryDatabase('a role that was just lost', (open) => {
  it('changes nothing any more, though the page was opened with it', async () => {
    const scene = await openOrgFixture(await open())
    const admin = await scene.person('admin', 'Rui Costa', { fresh: true })
    const { tokenKey } = await scene.make(admin)
    await scene.db.write((tx) =>
      tx.membership.update({ where: { orgId_userId: { orgId, userId: admin.userId } }, data: { role: 'member' } }),
    )
    const rejected = { ok: false, error: { code: 'forbidden' } }
    const expires = { kind: 'after', duration: 'P1Y' } as const
    const input = { name: 'Gateway', scopes: ['contacts:read'], expires }
    expect(await scene.tokens.create(admin, { ...input, type: 'admin', acknowledged: true })).toMatchObject(rejected)
    expect(await scene.tokens.setActive(admin, tokenKey, false)).toMatchObject(rejected)
    expect(await scene.tokens.rotate(admin, tokenKey, { overlap: 'PT0S' })).toMatchObject(rejected)
    expect(await scene.db.read.token.count()).toBe(1)
  })

  it('and nobody gets the secret of a token that may do more than they may', async () => {
    const scene = await openOrgFixture(await open())
    const billing = { name: 'billing:write', label: 'Write bills', risk: 'high', reason: 'Moves money.', lowestRole: 'admin' } as const
    const tokens = createTokens({ ...scene, scopes: new Scopes([billing]) })
    const locationIds = [`${orgId}-downtown`]
    const admin = await scene.person('admin', 'Rui Costa', { fresh: true })
    const manager = await scene.person('manager', 'Mia Santos', { fresh: true, locationIds })
    const made = await tokens.create(admin, {
      ...{ name: 'Till', type: 'location', locationId: locationIds[0] ?? '', scopes: ['billing:write'] },
      expires: { kind: 'after', duration: 'P1Y' },
    })
    const tokenKey = made.ok ? made.value.token.tokenKey : ''
    const detail = 'This token has more access than you.'
    expect(await tokens.rotate(manager, tokenKey, { overlap: 'PT0S' })).toMatchObject({ ok: false, error: { code: 'forbidden', detail } })
    expect(await tokens.rotate(admin, tokenKey, { overlap: 'PT0S' })).toMatchObject({ ok: true })
  })
})
