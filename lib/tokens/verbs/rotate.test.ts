import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { openOrgFixture, orgId, reopenOrgFixture } from '../../testing/fixtures/org-fixture'
import type { Lifetime } from '../input-schema'
import { Scopes } from '../scopes'
import { createTokens } from '../tokens'

const unlimited = { defaultLifetime: null, maxLifetime: null, noExpirationAllowed: true } as const
const after = (duration: Lifetime) => ({ kind: 'after', duration }) as const

onEveryDatabase('rotation', (open) => {
  it.each([
    ['the chosen lifetime again', {}, after('P30D'), '2026-12-30T12:00:00.000Z'],
    ['the chosen lifetime again without a default', unlimited, after('P30D'), '2026-12-30T12:00:00.000Z'],
    ['the time to a chosen day again', unlimited, { kind: 'on', date: '2026-12-01' }, '2026-12-11T23:59:59.000Z'],
    ['at most the default lifetime', { defaultLifetime: 'P90D' }, after('P1Y'), '2027-02-28T12:00:00.000Z'],
    ['no expiration if it had none', unlimited, { kind: 'never' }, null],
  ] as const)('gives %s, as shown before', async (_rule, terms, expires, expected) => {
    const fixture = await openOrgFixture(await open(), terms)
    const ana = await fixture.person('member', 'Ana Martins')
    const { tokenKey } = await fixture.make(ana, { expires })
    fixture.clock.advance('P10D')
    const shown = await fixture.tokens.show(ana, tokenKey)
    expect(shown).toMatchObject({ value: { token: { rotatedExpiresAt: expected } } })
    expect(await fixture.tokens.rotate(ana, tokenKey, {})).toMatchObject({ value: { token: { expiresAt: expected } } })
  })

  it('gives a token without an expiration the default lifetime once the policy requires one', async () => {
    const fixture = await openOrgFixture(await open(), unlimited)
    const ana = await fixture.person('member', 'Ana Martins')
    const { tokenKey } = await fixture.make(ana, { expires: { kind: 'never' } })
    await reopenOrgFixture(fixture.db as TestDb, {})
    expect(await fixture.tokens.rotate(ana, tokenKey, {})).toMatchObject({ value: { token: { expiresAt: '2027-11-20T12:00:00.000Z' } } })
  })

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
