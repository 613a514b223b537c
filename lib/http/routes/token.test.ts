import { expect, it, test } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { bareServer } from '../../testing/fixtures/bare-server'
import { addOrganization, type OrgFixture, openOrgFixture } from '../../testing/fixtures/org-fixture'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { createHandlers } from '../handler'
import { tokenEndpoint } from './token'

const address = 'http://localhost:3000/api/v1/token'

interface House {
  readonly server: TestServer
  readonly scene: OrgFixture
  readonly ana: PersonActor
  readonly tokenKey: string
  readonly token: string
  call(method: 'GET' | 'HEAD' | 'DELETE' | 'POST' | 'OPTIONS', headers?: HeadersInit, query?: string): Promise<Response>
  bearer(token?: string, method?: 'GET' | 'DELETE' | 'HEAD'): Promise<Response>
}

onEveryDatabase('/api/v1/token', (open) => {
  async function house(): Promise<House> {
    const db = await open()
    const scene = await openOrgFixture(db)
    const server: TestServer = { ...(await testServer(db)), tokens: scene.tokens, clock: scene.clock, usage: scene.usage }
    const ana = await scene.person('member', 'Ana Martins')
    const made = await scene.make(ana, { name: 'Zapier sync' })
    const routes = createHandlers(() => server, tokenEndpoint)
    const call: House['call'] = (method, headers = {}, query = '') => routes[method](new Request(address + query, { method, headers }))
    const bearer: House['bearer'] = (token = made.token, method = 'GET') => call(method, { Authorization: `Bearer ${token}` })
    return { server, scene, ana, ...made, call, bearer }
  }

  it('tells the holder what the token is, under every way to present it', async () => {
    const { call, token, tokenKey, ana } = await house()
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

  it('all rejections of a token are the same bytes, apart from the request id', async () => {
    const { scene, ana, bearer, token } = await house()
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
      notOne: 'x',
      expired: expired.token,
      deactivated: deactivated.token,
      deleted: deleted.token,
    }
    const answers = await Promise.all(Object.values(presented).map(async (each) => tell(await bearer(each))))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('"status":401')
    expect(answers[0]).toContain('"type":"/docs/problems/invalid-token"')
    expect(answers[0]).toContain('www-authenticate: Bearer realm="keyrail", error="invalid_token"')
  })

  it('ends at its last millisecond, not one later', async () => {
    const { scene, bearer } = await house()
    scene.clock.set('2027-11-20T11:59:59.999Z')
    expect((await bearer()).status).toBe(200)
    scene.clock.set('2027-11-20T12:00:00.000Z')
    expect((await bearer()).status).toBe(401)
  })

  it('a token that is switched off is rejected by the very next call, and accepted again once it is on', async () => {
    const { scene, ana, tokenKey, bearer } = await house()
    for (const active of [false, true, false, true]) {
      await scene.tokens.setActive(ana, tokenKey, active)
      expect((await bearer()).status).toBe(active ? 200 : 401)
    }
  })

  it('whoever holds it ends it, at once and for good', async () => {
    const { bearer, token } = await house()
    const ended = await bearer(token, 'DELETE')
    expect([ended.status, await ended.text()]).toEqual([204, ''])
    expect((await bearer()).status).toBe(401)
    expect((await bearer(token, 'DELETE')).status).toBe(401)
  })

  it('the old secret of a rotating token ends only itself', async () => {
    const { scene, ana, tokenKey, token: old, bearer } = await house()
    const rotated = await scene.tokens.rotate(ana, tokenKey, {})
    const fresh = rotated.ok ? rotated.value.secret.reveal() : ''
    expect((await bearer(old, 'DELETE')).status).toBe(204)
    expect((await bearer(old)).status).toBe(401)
    expect((await bearer(fresh)).status).toBe(200)
  })

  it('asks for a token where there is none, and for one only where there are two', async () => {
    const { call, token } = await house()
    const none = await call('GET')
    expect(none.status).toBe(401)
    expect(await none.json()).toMatchObject({ type: '/docs/problems/missing-credentials', code: 'missing_credentials', status: 401 })
    expect(none.headers.get('www-authenticate')).toContain('Bearer realm="keyrail"')
    const two = await call('GET', { Authorization: `Bearer ${token}`, 'X-Api-Key': token })
    expect([two.status, await two.json()]).toMatchObject([400, { code: 'invalid_request' }])
    expect((await call('GET', {}, `?access_token=${token}`)).status).toBe(400)
    expect((await call('GET', { Cookie: `token=${token}` })).status).toBe(401)
  })

  it('a token limited to addresses works from them only, whatever a client says about itself', async () => {
    const { scene, ana, call } = await house()
    const { token } = await scene.make(ana, { ipAllowlist: ['203.0.113.0/24'] })
    const from = async (chain: string) => (await call('GET', { 'X-Api-Key': token, ...(chain && { 'X-Forwarded-For': chain }) })).status
    expect(await from('203.0.113.9')).toBe(200)
    expect(await from('::ffff:203.0.113.9')).toBe(200)
    expect(await from('203.0.113.9, 198.51.100.1')).toBe(403)
    expect(await from('')).toBe(403)
  })

  it('records where it was used from, and a rejection as one', async () => {
    const { scene, server, ana, tokenKey, call, token } = await house()
    await call('GET', { Authorization: `Bearer ${token}`, 'X-Forwarded-For': '203.0.113.9', 'User-Agent': 'sync/2.4' })
    await scene.tokens.setActive(ana, tokenKey, false)
    await call('GET', { Authorization: `Bearer ${token}` })
    await server.usage.flush()
    expect(await server.db.read.tokenUse.findMany()).toMatchObject([
      { lastIp: '203.0.113.9', lastUserAgent: 'sync/2.4', lastEndpoint: 'GET /api/v1/token', lastRejectedCode: 'deactivated' },
    ])
    expect(await server.db.read.usageHour.findMany()).toMatchObject([{ accepted: 1, rejected: 1 }])
  })

  it('answers HEAD like GET without a body, OPTIONS with what is allowed, and nothing else', async () => {
    const { call, bearer, token } = await house()
    const head = await bearer(token, 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await call('OPTIONS')).headers.get('allow')).toBe('GET, DELETE, HEAD, OPTIONS')
    const post = await call('POST', { Authorization: `Bearer ${token}`, 'X-HTTP-Method-Override': 'DELETE' })
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, DELETE, HEAD, OPTIONS'])
    expect((await bearer()).status).toBe(200)
  })

  it('a body on a call that takes none is rejected: a second token could hide in it', async () => {
    const { server, token } = await house()
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-www-form-urlencoded' }
    const request = new Request(address, { method: 'DELETE', headers, body: `access_token=${token}` })
    expect((await createHandlers(() => server, tokenEndpoint).DELETE(request)).status).toBe(400)
  })

  it('every answer names its request, with the caller’s id when that is harmless', async () => {
    const { call } = await house()
    expect((await call('GET', { 'X-Request-Id': 'build-4711.a' })).headers.get('x-request-id')).toBe('build-4711.a')
    const own = await call('GET', { 'X-Request-Id': '<script>' })
    expect(own.headers.get('x-request-id')).toMatch(/^[0-9A-Za-z]{22}$/)
    expect(await own.json()).toMatchObject({ requestId: own.headers.get('x-request-id') })
  })

  it('says unavailable, never yes or no, when the database is away', async () => {
    const { server, token } = await house()
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'P1001' })
    const broken = { ...server, tokens: { ...server.tokens, authenticate: () => Promise.reject(away) } }
    const response = await createHandlers(() => broken, tokenEndpoint).GET(new Request(address, { headers: { 'X-Api-Key': token } }))
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await response.json()).toMatchObject({ code: 'unavailable' })
  })

  it('a bug is logged once and told without a word about it', async () => {
    const { server, token } = await house()
    const broken = { ...server, tokens: { ...server.tokens, authenticate: () => Promise.reject(new Error('secret detail')) } }
    const response = await createHandlers(() => broken, tokenEndpoint).GET(new Request(address, { headers: { 'X-Api-Key': token } }))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('detail')
    expect(server.lines).toMatchObject([{ level: 'error', error: 'secret detail', requestId: response.headers.get('x-request-id') }])
  })

  it('tells a service token about itself, and its holder may end it', async () => {
    const { server, bearer } = await house()
    const made = await server.serviceTokens.create({ kind: 'operator', name: 'tests' }, { name: 'Orders API' })
    const service = made.ok ? made.value.secret.reveal() : ''
    expect(await (await bearer(service)).json()).toMatchObject({
      ...{ tokenKey: service.slice(0, 20), name: 'Orders API', type: 'service', scopes: ['tokens:verify'], status: 'active' },
      ...{ organization: null, location: null, owner: null, expiresAt: null },
    })
    expect((await bearer(service, 'DELETE')).status).toBe(204)
    expect((await bearer(service)).status).toBe(401)
  })

  it('never tells one organization about another', async () => {
    const { scene, bearer } = await house()
    await addOrganization(scene, 'other-org' as PersonActor['orgId'])
    const stranger = await scene.person('owner', 'Rui Costa', { org: 'other-org' as PersonActor['orgId'] })
    const { token } = await scene.make(stranger)
    expect(await (await bearer(token)).json()).toMatchObject({ organization: { id: 'other-org' }, owner: { name: 'Rui Costa' } })
  })
})

const whole = 'kru_R7q2Lx9PwZc4Vb1N_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'

test.each([
  ['a wrong check', () => `${whole}000000`],
  ['a second space before it', () => ` ${whole}000000`],
  ['a percent-encoded end', () => `${whole}000000%00`],
  ['swapped letters', () => `KRU${whole.slice(3)}000000`],
  ['a non-breaking space', () => `${whole}000000\u00A0`],
  ['10 KB', () => 'k'.repeat(10_240)],
  ['a hundred thousand separators', () => '_'.repeat(100_000)],
  ['a name of every object', () => '__proto__'],
  ['a signed document without a signature', () => 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.'],
])('a token with %s is rejected without a look into the database', async (_, make) => {
  const request = new Request(address, { headers: { Authorization: `Bearer ${make()}` } })
  expect((await createHandlers(() => bareServer(), tokenEndpoint).GET(request)).status).toBe(401)
})

/** Status, headers and body, without the request id. */
async function tell(response: Response): Promise<string> {
  const id = response.headers.get('x-request-id') ?? ''
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`)
  return [response.status, ...headers, await response.text()].join('\n').replaceAll(id, '')
}
