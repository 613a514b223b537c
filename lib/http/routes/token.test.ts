import { expect, it, test } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { bareServer } from '../../testing/fixtures/bare-server'
import { addOrganization, type OrgFixture, openOrgFixture } from '../../testing/fixtures/org-fixture'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { createHandlers } from '../handler'
import { tokenEndpoint } from './token'

const url = 'http://localhost:3000/api/v1/token'

interface Setup {
  readonly server: TestServer
  readonly scene: OrgFixture
  readonly ana: PersonActor
  readonly tokenKey: string
  readonly token: string
  call(method: 'GET' | 'HEAD' | 'DELETE' | 'POST' | 'OPTIONS', headers?: HeadersInit, query?: string): Promise<Response>
  bearer(token?: string, method?: 'GET' | 'DELETE' | 'HEAD'): Promise<Response>
}

onEveryDatabase('/api/v1/token', (open) => {
  async function setUp(): Promise<Setup> {
    const db = await open()
    const scene = await openOrgFixture(db)
    const server: TestServer = { ...(await testServer(db)), tokens: scene.tokens, clock: scene.clock, usage: scene.usage }
    const ana = await scene.person('member', 'Ana Martins')
    const created = await scene.make(ana, { name: 'Zapier sync' })
    const routes = createHandlers(() => server, tokenEndpoint)
    const call: Setup['call'] = (method, headers = {}, query = '') => routes[method](new Request(url + query, { method, headers }))
    const bearer: Setup['bearer'] = (token = created.token, method = 'GET') => call(method, { Authorization: `Bearer ${token}` })
    return { server, scene, ana, ...created, call, bearer }
  }

  it('GET describes the token, however it is presented', async () => {
    const { call, token, tokenKey, ana } = await setUp()
    const basic = `Basic ${Buffer.from(`${tokenKey}:${token}`).toString('base64')}`
    for (const headers of [
      { Authorization: `Bearer ${token}` },
      { authorization: `bearer ${token}` },
      { 'X-Api-Key': token },
      { Authorization: basic },
    ]) {
      const response = await call('GET', headers)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await response.json()).toEqual({
        tokenKey,
        name: 'Zapier sync',
        type: 'user',
        scopes: ['contacts:read', 'contacts:write'],
        status: 'active',
        organization: { id: ana.orgId, name: 'Northwind Realty' },
        location: null,
        owner: { id: ana.userId, name: 'Ana Martins' },
        createdAt: '2026-11-20T12:00:00.000Z',
        expiresAt: '2027-11-20T12:00:00.000Z',
        lastUsedAt: null,
      })
    }
  })

  it('all rejections of a token are byte-identical except for the request id', async () => {
    const { scene, ana, bearer, token } = await setUp()
    const deactivated = await scene.make(ana)
    await scene.tokens.setActive(ana, deactivated.tokenKey, false)
    const deleted = await scene.make(ana)
    await scene.tokens.revoke(ana, deleted.tokenKey)
    const expired = await scene.make(ana, { expires: { kind: 'after', duration: 'P30D' } })
    scene.clock.advance('P30D')
    const presented = {
      unknown: `${token.slice(0, 4)}0000000000000000${token.slice(20)}`,
      wrongSecret: `${token.slice(0, 30)}${token[30] === 'a' ? 'b' : 'a'}${token.slice(31)}`,
      wrongCheck: `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`,
      otherPrefix: `kra${token.slice(3)}`,
      malformed: 'x',
      expired: expired.token,
      deactivated: deactivated.token,
      deleted: deleted.token,
    }
    const responses = await Promise.all(Object.values(presented).map(async (each) => textOf(await bearer(each))))
    expect(new Set(responses).size).toBe(1)
    expect(responses[0]).toContain('"status":401')
    expect(responses[0]).toContain('"type":"/docs/problems/invalid-token"')
    expect(responses[0]).toContain('www-authenticate: Bearer realm="keyrail", error="invalid_token"')
  })

  it('a token expires at exactly its last millisecond', async () => {
    const { scene, bearer } = await setUp()
    scene.clock.set('2027-11-20T11:59:59.999Z')
    expect((await bearer()).status).toBe(200)
    scene.clock.set('2027-11-20T12:00:00.000Z')
    expect((await bearer()).status).toBe(401)
  })

  it('a deactivated token is rejected on the next request and accepted again once activated', async () => {
    const { scene, ana, tokenKey, bearer } = await setUp()
    for (const active of [false, true, false, true]) {
      await scene.tokens.setActive(ana, tokenKey, active)
      expect((await bearer()).status).toBe(active ? 200 : 401)
    }
  })

  it('DELETE revokes the token immediately and permanently', async () => {
    const { bearer, token } = await setUp()
    const revoked = await bearer(token, 'DELETE')
    expect([revoked.status, await revoked.text()]).toEqual([204, ''])
    expect((await bearer()).status).toBe(401)
    expect((await bearer(token, 'DELETE')).status).toBe(401)
  })

  it('the old secret of a rotating token revokes only itself', async () => {
    const { scene, ana, tokenKey, token: old, bearer } = await setUp()
    const rotated = await scene.tokens.rotate(ana, tokenKey, {})
    const current = rotated.ok ? rotated.value.secret.reveal() : ''
    expect((await bearer(old, 'DELETE')).status).toBe(204)
    expect((await bearer(old)).status).toBe(401)
    expect((await bearer(current)).status).toBe(200)
  })

  it('GET shows each secret of a rotating token its own expiration', async () => {
    const { scene, ana, tokenKey, token: old, bearer } = await setUp()
    const rotated = await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    const current = rotated.ok ? rotated.value.secret.reveal() : ''
    expect(await (await bearer(old)).json()).toMatchObject({ expiresAt: '2026-11-21T12:00:00.000Z' })
    expect(await (await bearer(current)).json()).toMatchObject({ expiresAt: '2027-11-20T12:00:00.000Z' })
    await scene.tokens.changeOverlap(ana, tokenKey, { change: 'extend' })
    expect(await (await bearer(old)).json()).toMatchObject({ expiresAt: '2026-11-22T12:00:00.000Z' })
  })

  it('a request with no token or with two tokens is rejected', async () => {
    const { call, token } = await setUp()
    const none = await call('GET')
    expect(none.status).toBe(401)
    expect(await none.json()).toMatchObject({ type: '/docs/problems/missing-credentials', code: 'missing_credentials', status: 401 })
    expect(none.headers.get('www-authenticate')).toContain('Bearer realm="keyrail"')
    const two = await call('GET', { Authorization: `Bearer ${token}`, 'X-Api-Key': token })
    expect([two.status, await two.json()]).toMatchObject([400, { code: 'invalid_request' }])
    expect((await call('GET', {}, `?access_token=${token}`)).status).toBe(400)
    expect((await call('GET', { Cookie: `token=${token}` })).status).toBe(401)
  })

  it('a token with an IP allowlist works only from it, whatever the client claims', async () => {
    const { scene, ana, call } = await setUp()
    const { token } = await scene.make(ana, { ipAllowlist: ['203.0.113.0/24'] })
    const from = async (chain: string) => (await call('GET', { 'X-Api-Key': token, ...(chain && { 'X-Forwarded-For': chain }) })).status
    expect(await from('203.0.113.9')).toBe(200)
    expect(await from('::ffff:203.0.113.9')).toBe(200)
    expect(await from('203.0.113.9, 198.51.100.1')).toBe(403)
    expect(await from('')).toBe(403)
  })

  it('usage records the origin of a request and counts rejections', async () => {
    const { scene, server, ana, tokenKey, call, token } = await setUp()
    await call('GET', { Authorization: `Bearer ${token}`, 'X-Forwarded-For': '203.0.113.9', 'User-Agent': 'sync/2.4' })
    await scene.tokens.setActive(ana, tokenKey, false)
    await call('GET', { Authorization: `Bearer ${token}` })
    await server.usage.flush()
    expect(await server.db.read.tokenUse.findMany()).toMatchObject([
      { lastIp: '203.0.113.9', lastUserAgent: 'sync/2.4', lastEndpoint: 'GET /api/v1/token', lastRejectedCode: 'deactivated' },
    ])
    expect(await server.db.read.usageHour.findMany()).toMatchObject([{ accepted: 1, rejected: 1 }])
  })

  it('HEAD responds like GET without a body, OPTIONS with the allowed methods, and other methods with 405', async () => {
    const { call, bearer, token } = await setUp()
    const head = await bearer(token, 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await call('OPTIONS')).headers.get('allow')).toBe('GET, DELETE, HEAD, OPTIONS')
    const post = await call('POST', { Authorization: `Bearer ${token}`, 'X-HTTP-Method-Override': 'DELETE' })
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, DELETE, HEAD, OPTIONS'])
    expect((await bearer()).status).toBe(200)
  })

  it('an unexpected body is rejected: it could hide a second token', async () => {
    const { server, token } = await setUp()
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-www-form-urlencoded' }
    const request = new Request(url, { method: 'DELETE', headers, body: `access_token=${token}` })
    expect((await createHandlers(() => server, tokenEndpoint).DELETE(request)).status).toBe(400)
  })

  it("every response has a request id, the client's if it is safe", async () => {
    const { call } = await setUp()
    expect((await call('GET', { 'X-Request-Id': 'build-4711.a' })).headers.get('x-request-id')).toBe('build-4711.a')
    const own = await call('GET', { 'X-Request-Id': '<script>' })
    expect(own.headers.get('x-request-id')).toMatch(/^[0-9A-Za-z]{22}$/)
    expect(await own.json()).toMatchObject({ requestId: own.headers.get('x-request-id') })
  })

  it('an unreachable database is reported as unavailable', async () => {
    const { server, token } = await setUp()
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'P1001' })
    const broken = { ...server, tokens: { ...server.tokens, authenticate: () => Promise.reject(away) } }
    const response = await createHandlers(() => broken, tokenEndpoint).GET(new Request(url, { headers: { 'X-Api-Key': token } }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await response.json()).toMatchObject({ code: 'unavailable' })
  })

  it('a bug is logged once and reported without details', async () => {
    const { server, token } = await setUp()
    const broken = { ...server, tokens: { ...server.tokens, authenticate: () => Promise.reject(new Error('secret detail')) } }
    const response = await createHandlers(() => broken, tokenEndpoint).GET(new Request(url, { headers: { 'X-Api-Key': token } }))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('detail')
    expect(server.lines).toMatchObject([{ level: 'error', error: 'secret detail', requestId: response.headers.get('x-request-id') }])
  })

  it('a service token can read and revoke itself', async () => {
    const { server, bearer } = await setUp()
    const created = await server.serviceTokens.create({ kind: 'operator', name: 'tests' }, { name: 'Orders API' })
    const service = created.ok ? created.value.secret.reveal() : ''
    expect(await (await bearer(service)).json()).toMatchObject({
      tokenKey: service.slice(0, 20),
      name: 'Orders API',
      type: 'service',
      scopes: ['tokens:verify'],
      status: 'active',
      organization: null,
      location: null,
      owner: null,
      expiresAt: null,
    })
    expect((await bearer(service, 'DELETE')).status).toBe(204)
    expect((await bearer(service)).status).toBe(401)
  })

  it('a token describes only its own organization', async () => {
    const { scene, bearer } = await setUp()
    await addOrganization(scene, 'other-org' as PersonActor['orgId'])
    const stranger = await scene.person('owner', 'Rui Costa', { org: 'other-org' as PersonActor['orgId'] })
    const { token } = await scene.make(stranger)
    expect(await (await bearer(token)).json()).toMatchObject({ organization: { id: 'other-org' }, owner: { name: 'Rui Costa' } })
  })
})

const whole = 'kru_R7q2Lx9PwZc4Vb1N_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'

test.each([
  ['a wrong checksum', () => `${whole}000000`],
  ['a second space before it', () => ` ${whole}000000`],
  ['a percent-encoded end', () => `${whole}000000%00`],
  ['an uppercase prefix', () => `KRU${whole.slice(3)}000000`],
  ['a non-breaking space', () => `${whole}000000\u00A0`],
  ['10 KB', () => 'k'.repeat(10_240)],
  ['a hundred thousand separators', () => '_'.repeat(100_000)],
  ['an object prototype key', () => '__proto__'],
  ['an unsigned JWT', () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.'],
])('a token with %s is rejected without a database read', async (_, make) => {
  const request = new Request(url, { headers: { Authorization: `Bearer ${make()}` } })
  expect((await createHandlers(() => bareServer(), tokenEndpoint).GET(request)).status).toBe(401)
})

/** Status, headers and body, without the request id. */
async function textOf(response: Response): Promise<string> {
  const id = response.headers.get('x-request-id') ?? ''
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`)
  return [response.status, ...headers, await response.text()].join('\n').replaceAll(id, '')
}
