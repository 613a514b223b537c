import { expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import { createHandlers } from '../http/handler'
import type { OrgId, TokenKey } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { addOrganization, type OrgFixture, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { seededRandom } from '../testing/fixtures/random'
import { testServer } from '../testing/fixtures/server'
import { startVerifier, verifierServices } from '../testing/fixtures/verifier'
import { mintToken } from '../tokens/index'
import { introspectEndpoint } from './operations/introspect'
import { verifyEndpoint } from './operations/verify'

interface Case {
  readonly name: string
  readonly code: string
  readonly token: string
  readonly scopes?: string[]
  readonly ip?: string
}

const otherOrg = 'harbour-org' as OrgId

/** One token for every verdict, all judged at the same moment. */
async function casesOf(fixture: OrgFixture, owner: PersonActor): Promise<Case[]> {
  const make = async (name: string, code: string, input = {}, then = async (_key: string, _token: string): Promise<unknown> => null) => {
    const { token, tokenKey } = await fixture.make(owner, input)
    await then(tokenKey, token)
    return { name, code, token }
  }
  const { tokens, db } = fixture
  const until = (duration: string) => ({ expires: { kind: 'after', duration } })
  const active = await make('an active token', 'ok')
  const scoped = await make('a token that has the scope', 'ok', { scopes: ['contacts:read'] })
  const listed = await make('a token from an allowed IP', 'ok', { ipAllowlist: ['203.0.113.0/24'] })
  const moved = await fixture.person('member', 'Suspended')
  const suspended = await fixture.make(moved)
  await db.write((tx) => tx.membership.updateMany({ where: { userId: moved.userId }, data: { deactivatedAt: new Date() } }))
  const rotated = await fixture.make(owner)
  await tokens.rotate(owner, rotated.tokenKey, { overlap: 'PT0S' })
  const stranger = await fixture.person('owner', 'Eva Lima', { org: otherOrg })
  const { token: foreign } = await fixture.make(stranger)
  return [
    active,
    { ...scoped, scopes: ['contacts:read'] },
    { ...scoped, name: 'a token that lacks a scope', code: 'insufficient_scope', scopes: ['contacts:read', 'contacts:write'] },
    { ...listed, ip: '::ffff:203.0.113.9' },
    { ...listed, name: 'a token from another IP', code: 'address_not_allowed', ip: '198.51.100.1' },
    { ...listed, name: 'a token with an IP allowlist and no IP', code: 'address_not_allowed' },
    await make('a removed token', 'ok', {}, (key) => tokens.remove(owner, key)),
    await make('a deactivated token', 'deactivated', {}, (key) => tokens.setActive(owner, key, false)),
    await make('a token activated again', 'ok', {}, async (key) => {
      for (const on of [false, true]) await tokens.setActive(owner, key, on)
    }),
    { name: 'a token of a deactivated member', code: 'suspended', token: suspended.token },
    await make('a deleted token', 'deleted', {}, (key) => tokens.revoke(owner, key)),
    await make('a token at the moment of its expiration', 'expired', until('P30D')),
    { name: 'the old secret of a rotated token', code: 'expired', token: rotated.token },
    await make('a row that was edited by SQL', 'unknown', {}, (key) =>
      db.write((tx) => tx.$executeRawUnsafe(`UPDATE "Token" SET "scopes" = 'profile:write' WHERE "tokenKey" = '${key}'`)),
    ),
    {
      name: 'the key of one token with the secret of another',
      code: 'malformed',
      token: active.token.slice(0, 20) + scoped.token.slice(20),
    },
    {
      name: 'a well-formed token that never existed',
      code: 'unknown',
      token: mintToken('kru_0123456789abcdef' as TokenKey, seededRandom()),
    },
    { name: 'a token of another organization', code: 'unknown', token: foreign },
    ...[
      '',
      'Bearer',
      `${active.token}\n`,
      `${active.token}%00`,
      `${active.token}\u200b`,
      ` ${active.token}`,
      active.token.toUpperCase(),
    ].map((token) => ({ name: `the text ${JSON.stringify(token)}`, code: 'malformed', token })),
    ...[`${active.token},${active.token}`, '_'.repeat(15_000), 'krs___proto__', 'eyJhbGciOiJub25lIn0.e30.'].map((token) => ({
      name: `the text ${token.slice(0, 30)}`,
      code: 'malformed',
      token,
    })),
  ]
}

onEveryDatabase('a verdict', (open) => {
  it('is the same through the library, the dashboard and the verifier', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
    await addOrganization(fixture, otherOrg)
    const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
    const caller = await fixture.make(owner, { type: 'admin', scopes: ['tokens:verify'], acknowledged: true })
    const cases = await casesOf(fixture, owner)
    fixture.clock.advance('P30D')
    const now = await fixture.clock.now()
    const dashboard = { ...(await testServer(db)), tokens: fixture.tokens, clock: fixture.clock, usage: fixture.usage }
    const verifier = await startVerifier(verifierServices(db.url, () => now))
    const headers = { Authorization: `Bearer ${caller.token}`, 'Content-Type': 'application/json' }
    const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' }
    for (const { name, code, token, scopes = [], ip } of cases) {
      const init = { method: 'POST', headers, body: JSON.stringify({ token, scopes, ...(ip === undefined ? {} : { ip }) }) }
      const inLibrary = await fixture.tokens.verify(token, { scopes, ip: ip ?? null, orgId })
      const onDashboard = await createHandlers(() => dashboard, verifyEndpoint).POST(new Request('http://localhost/api/v1/verify', init))
      const [one, other] = [await onDashboard.json(), await (await fetch(`${verifier.url}/api/v1/verify`, init)).json()]
      expect({ name, code: inLibrary.code, dashboard: one }).toEqual({ name, code, dashboard: other })
      expect({ name, code: (one as { code: string }).code, active: (one as { active: boolean }).active }).toEqual({
        name,
        code,
        active: code === 'ok',
      })
      if (scopes.length > 0 || ip !== undefined) continue
      const asked = { method: 'POST', headers: form, body: new URLSearchParams({ token }) }
      const introspected = createHandlers(() => dashboard, introspectEndpoint).POST(new Request('http://localhost/oauth/introspect', asked))
      const [here, there] = [await (await introspected).json(), await (await fetch(`${verifier.url}/oauth/introspect`, asked)).json()]
      expect({ name, here }).toEqual({ name, here: there })
      expect({ name, here }).toEqual({
        name,
        here: code === 'ok' ? expect.objectContaining({ active: true, token_type: 'Bearer' }) : { active: false },
      })
    }
  })

  it('is given to a service token for every organization, and to no one after its revocation', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'))
    const { serviceTokens } = await testServer(db)
    const created = await serviceTokens.create(operator, { name: 'Orders API' })
    if (!created.ok) throw new Error(created.error.code)
    const service = created.value.secret.reveal()
    const now = await fixture.clock.now()
    const { url } = await startVerifier(verifierServices(db.url, () => now))
    const ask = (credentials: Record<string, string>) =>
      fetch(`${url}/api/v1/verify`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...credentials },
        body: JSON.stringify({ token }),
      })
    expect(await (await ask({ Authorization: `bearer  ${service}` })).json()).toMatchObject({ active: true })
    expect((await ask({ Authorization: `Bearer ${token}` })).status).toBe(403)
    await serviceTokens.revoke(operator, service.slice(0, 20))
    expect([(await ask({ 'X-Api-Key': service })).status, (await ask({})).status]).toEqual([401, 401])
  })
})
