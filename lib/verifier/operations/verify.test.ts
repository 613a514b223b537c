import { expect, it, test } from 'vitest'
import type { PersonActor, TokenActor } from '../../actor'
import { createHandlers } from '../../http/handler'
import { onEveryDatabase } from '../../testing/databases/databases'
import { bareServer } from '../../testing/fixtures/bare-server'
import { addOrganization, openOrgFixture } from '../../testing/fixtures/org-fixture'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import type { Tokens } from '../../tokens/index'
import { verifyEndpoint } from './verify'

const url = 'http://localhost:3000/api/v1/verify'
const admin = { type: 'admin', scopes: ['tokens:verify', 'contacts:read'], acknowledged: true } as const

onEveryDatabase('/api/v1/verify', (open) => {
  async function setUp() {
    const db = await open()
    const scene = await openOrgFixture(db)
    const server: TestServer = { ...(await testServer(db)), tokens: scene.tokens, clock: scene.clock, usage: scene.usage }
    const owner = await scene.person('owner', 'Ana Martins', { fresh: true })
    const caller = await scene.make(owner, { ...admin, scopes: [...admin.scopes] })
    const send = (body: BodyInit, headers: Record<string, string> = {}) =>
      createHandlers(() => server, verifyEndpoint).POST(
        new Request(url, {
          method: 'POST',
          body,
          headers: { Authorization: `Bearer ${caller.token}`, 'Content-Type': 'application/json', ...headers },
        }),
      )
    const verify = async (body: unknown) => (await send(JSON.stringify(body))).json()
    return { scene, server, owner, caller, send, verify }
  }

  it('describes an active token of the organization with its effective scopes', async () => {
    const { scene, owner, verify } = await setUp()
    const { token, tokenKey } = await scene.make(owner, { scopes: ['contacts:read'] })
    expect(await verify({ token, scopes: ['contacts:read'], ip: '203.0.113.7' })).toEqual({
      active: true,
      code: 'ok',
      tokenKey,
      type: 'user',
      scopes: ['contacts:read'],
      organization: { id: owner.orgId },
      location: null,
      user: { id: owner.userId },
      expiresAt: '2027-11-20T12:00:00.000Z',
    })
  })

  it('the old secret of a rotating token expires when the overlap ends', async () => {
    const { scene, owner, verify } = await setUp()
    const { token: old, tokenKey } = await scene.make(owner)
    const rotated = await scene.tokens.rotate(owner, tokenKey, { overlap: 'PT24H' })
    const current = rotated.ok ? rotated.value.secret.reveal() : ''
    expect(await verify({ token: old })).toMatchObject({ active: true, expiresAt: '2026-11-21T12:00:00.000Z' })
    expect(await verify({ token: current })).toMatchObject({ active: true, expiresAt: '2027-11-20T12:00:00.000Z' })
    scene.clock.advance('PT24H')
    expect(await verify({ token: old })).toEqual({ active: false, code: 'expired' })
  })

  it('returns only the code for a rejected token', async () => {
    const { scene, owner, verify } = await setUp()
    const { token, tokenKey } = await scene.make(owner, { scopes: ['contacts:read'] })
    expect(await verify({ token: 'x' })).toEqual({ active: false, code: 'malformed' })
    expect(await verify({ token: `${token.slice(0, 4)}0000000000000000${token.slice(20)}` })).toEqual({ active: false, code: 'malformed' })
    expect(await verify({ token, scopes: ['contacts:write'] })).toEqual({ active: false, code: 'insufficient_scope' })
    await scene.tokens.setActive(owner, tokenKey, false)
    expect(await verify({ token })).toEqual({ active: false, code: 'deactivated' })
    await scene.tokens.revoke(owner, tokenKey)
    expect(await verify({ token })).toEqual({ active: false, code: 'deleted' })
  })

  it('an active token of another organization is unknown to an admin token', async () => {
    const { scene, verify } = await setUp()
    await addOrganization(scene, 'other-org' as PersonActor['orgId'])
    const stranger = await scene.person('owner', 'Rui Costa', { org: 'other-org' as PersonActor['orgId'] })
    const { token } = await scene.make(stranger)
    expect(await verify({ token })).toEqual({ active: false, code: 'unknown' })
  })

  it('a token with an IP allowlist is active only for an allowed IP', async () => {
    const { scene, owner, verify } = await setUp()
    const { token } = await scene.make(owner, { ipAllowlist: ['2001:db8::/32'] })
    expect(await verify({ token, ip: '2001:DB8:0::1' })).toMatchObject({ active: true })
    expect(await verify({ token, ip: '203.0.113.7' })).toEqual({ active: false, code: 'address_not_allowed' })
    expect(await verify({ token })).toEqual({ active: false, code: 'address_not_allowed' })
  })

  it('a service token can verify tokens of every organization', async () => {
    const { scene, server, owner, send, verify } = await setUp()
    await addOrganization(scene, 'other-org' as PersonActor['orgId'])
    const stranger = await scene.person('owner', 'Rui Costa', { org: 'other-org' as PersonActor['orgId'] })
    const [near, far] = [await scene.make(owner), await scene.make(stranger)]
    const made = await server.serviceTokens.create({ kind: 'operator', name: 'tests' }, { name: 'Orders API' })
    const service = made.ok ? made.value.secret.reveal() : ''
    const verifyAs = async (token: string) => (await send(JSON.stringify({ token }), { Authorization: `Bearer ${service}` })).json()
    expect([await verifyAs(near.token), await verifyAs(far.token)]).toMatchObject([
      { active: true, organization: { id: owner.orgId } },
      { active: true, organization: { id: 'other-org' } },
    ])
    expect([await verifyAs(service), await verify({ token: service })]).toEqual(Array(2).fill({ active: false, code: 'unknown' }))
    await server.serviceTokens.revoke({ kind: 'operator', name: 'tests' }, service.slice(0, 20))
    expect((await send(JSON.stringify({ token: near.token }), { Authorization: `Bearer ${service}` })).status).toBe(401)
  })

  it('only admin tokens with tokens:verify can verify', async () => {
    const { scene, owner, caller, send } = await setUp()
    const { token: plain } = await scene.make(owner, { scopes: ['contacts:read'] })
    const { token: unscoped } = await scene.make(owner, { ...admin, scopes: ['contacts:read'] })
    const body = JSON.stringify({ token: caller.token })
    for (const token of [plain, unscoped]) {
      const rejected = await send(body, { Authorization: `Bearer ${token}` })
      expect(rejected.status).toBe(403)
      expect(rejected.headers.get('www-authenticate')).toBe('Bearer realm="keyrail", error="insufficient_scope", scope="tokens:verify"')
    }
    expect((await send(body, { Authorization: 'Bearer x' })).status).toBe(401)
  })
})

const caller = { kind: 'token', type: 'admin', orgId: 'northwind-org' } as TokenActor
const tokens = {
  authenticate: () => Promise.resolve({ actor: caller }),
  verify: () => Promise.resolve({ active: false, code: 'unknown' }),
}
const server = bareServer({}, { tokens: tokens as unknown as Tokens })
const send = (body: BodyInit, headers: Record<string, string>) =>
  createHandlers(() => server, verifyEndpoint).POST(
    new Request(url, { method: 'POST', body, headers: { 'X-Api-Key': 'x', 'Content-Type': 'application/json', ...headers } }),
  )

test.each([
  ['a body in text/plain', '{"token":"x"}', { 'Content-Type': 'text/plain' }, 415],
  ['a body without content type', '{"token":"x"}', { 'Content-Type': '' }, 415],
  ['another charset', '{"token":"x"}', { 'Content-Type': 'application/json; charset=utf-7' }, 415],
  ['a form', 'token=x', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ['a compressed body', '{"token":"x"}', { 'Content-Encoding': 'gzip' }, 415],
  ['text that is not JSON', 'token', {}, 400],
  ['an empty body', '', {}, 400],
  ['a duplicate key', '{"token":"x","token":"y"}', {}, 400],
  ['__proto__', '{"token":"x","__proto__":{"active":true}}', {}, 400],
  ['a byte order mark', '\uFEFF{"token":"x"}', {}, 400],
  ['a lone surrogate', '{"token":"\\ud800"}', {}, 400],
  ['a body that is too large', JSON.stringify({ token: 'x'.repeat(20_000) }), {}, 413],
  ['10 MB', ' '.repeat(10_000_000), {}, 413],
  ['no token', '{}', {}, 422],
  ['null', 'null', {}, 422],
  ['an array', '[]', {}, 422],
  ['a token that is an operator', '{"token":{"not":""}}', {}, 422],
  ['a token that is a number', '{"token":1e309}', {}, 422],
  ['two tokens', '{"token":["a","b"]}', {}, 422],
  ['an unknown key', '{"token":"x","orgId":"other-org"}', {}, 422],
  ['constructor', '{"token":"x","constructor":{"prototype":{"polluted":1}}}', {}, 422],
  ['scopes that are not a list', '{"token":"x","scopes":"contacts:read"}', {}, 422],
  ['an invalid IP', '{"token":"x","ip":"localhost"}', {}, 422],
  ['a non-canonical IP', '{"token":"x","ip":"0x7f.1"}', {}, 422],
])('verify rejects %s', async (_, body, headers, status) => {
  const response = await send(body, headers)
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('an invalid field is named in the problem', async () => {
  const response = await send('{"token":"x","ip":"localhost"}', {})
  expect(await response.json()).toMatchObject({ code: 'invalid_input', fields: { ip: ['Enter a valid IP address.'] } })
})

test('application/json with a UTF-8 charset is accepted', async () => {
  expect((await send('{"token":"x"}', { 'Content-Type': 'application/json; charset=UTF-8' })).status).toBe(200)
})

test('the body is not read before the caller is authenticated', async () => {
  const body = new ReadableStream({ pull: () => Promise.reject(new Error('read')) })
  const request = new Request(url, { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect((await createHandlers(() => bareServer(), verifyEndpoint).POST(request)).status).toBe(401)
})
