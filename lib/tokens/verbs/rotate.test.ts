import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { Scopes } from '../scopes'
import { createTokens } from '../tokens'

onEveryDatabase('rotation', (open) => {
  it('is rejected for a token with a scope above the role of the actor', async () => {
    const fixture = await openOrgFixture(await open())
    const billing = { name: 'billing:write', label: 'Write bills', risk: 'high', reason: 'Moves money.', lowestRole: 'admin' } as const
    const tokens = createTokens({ ...fixture, scopes: new Scopes([billing]) })
    const downtown = `${orgId}-downtown`
    const admin = await fixture.person('admin', 'Rui Costa', { fresh: true })
    const manager = await fixture.person('manager', 'Mia Santos', { fresh: true, locationIds: [downtown] })
    const created = await tokens.create(admin, {
      name: 'Till',
      type: 'location',
      locationId: downtown,
      scopes: ['billing:write'],
      expires: { kind: 'after', duration: 'P1Y' },
    })
    const tokenKey = created.ok ? created.value.token.tokenKey : ''
    const detail = 'This token has more access than you.'
    expect(await tokens.rotate(manager, tokenKey, { overlap: 'PT0S' })).toMatchObject({ ok: false, error: { code: 'forbidden', detail } })
    expect(await tokens.rotate(admin, tokenKey, { overlap: 'PT0S' })).toMatchObject({ ok: true })
  })
})
