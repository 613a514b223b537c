import { expect, it } from 'vitest'
import { createHandlers } from '../http/handler'
import { tokenEndpoint } from '../http/routes/token'
import { verifierWith } from '../sdk/create-verifier'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { startVerifier, verifierServices } from '../testing/fixtures/verifier'

const proxySecret = 'proxy-secret-0123456789'
const route = { host: null, methods: null, path: ['**'], scopes: [] }

async function openScene(db: TestDb, policy: number) {
  const fixture = await openOrgFixture(db, { requestsPerMinute: policy })
  const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
  const server = await testServer(db)
  const created = await server.serviceTokens.create(operator, { name: 'Orders API' })
  if (!created.ok) throw new Error(created.error.code)
  const service = created.value.secret.reveal()
  let now = await fixture.clock.now()
  const services = verifierServices(db.url, () => now)
  const { url } = await startVerifier(services, { routes: [route], proxySecret })
  const asService = { Authorization: `Bearer ${service}` }
  const dashboard = createHandlers(() => ({ ...server, tokens: fixture.tokens }), tokenEndpoint)
  return {
    fixture,
    owner,
    url,
    service,
    services,
    advance: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1_000)
      fixture.clock.advance(seconds * 1_000)
    },
    verify: (token: string) =>
      fetch(`${url}/api/v1/verify`, {
        method: 'POST',
        headers: { ...asService, 'Content-Type': 'application/json' },
        body: JSON.stringify({ token }),
      }),
    introspect: (token: string) =>
      fetch(`${url}/oauth/introspect`, { method: 'POST', headers: asService, body: new URLSearchParams({ token }) }),
    forward: (token: string) =>
      fetch(`${url}/forward-auth`, {
        headers: {
          'X-Keyrail-Proxy': proxySecret,
          'X-Original-Method': 'GET',
          'X-Original-Uri': '/contacts',
          Authorization: `Bearer ${token}`,
        },
      }),
    onDashboard: (token: string, method: 'GET' | 'DELETE' = 'GET') =>
      dashboard[method](new Request('http://localhost/api/v1/token', { method, headers: { Authorization: `Bearer ${token}` } })),
  }
}

const rateIn = ({ headers }: Response) => ['ratelimit-policy', 'ratelimit', 'retry-after'].map((name) => headers.get(name))

onEveryDatabase('the rate limit of a token', (open) => {
  it('rejects what exceeds it in a minute, through every way to ask, which count together', async () => {
    const { fixture, owner, verify, introspect, forward, service, url, advance } = await openScene(await open(), 4)
    const { token } = await fixture.make(owner)
    const first = await verify(token)
    expect(await first.json()).toMatchObject({ active: true })
    expect(rateIn(first)).toEqual(['"token";q=4;w=60', '"token";r=3;t=60', null])
    advance(20)
    expect(rateIn(await introspect(token))).toEqual(['"token";q=4;w=60', '"token";r=2;t=40', null])
    const passed = await forward(token)
    expect([passed.status, ...rateIn(passed)]).toEqual([200, '"token";q=4;w=60', '"token";r=1;t=40', null])
    const sdk = verifierWith({ url, serviceToken: service }, { fetch, clock: () => ({ monotonic: 0, wall: 0 }) })
    expect(await sdk.verify(token)).toMatchObject({ active: true })
    expect(await sdk.verify(token)).toEqual({ active: false, code: 'rate_limited', retryAfter: 40 })
    const rejected = await verify(token)
    expect([rejected.status, await rejected.json()]).toEqual([200, { active: false, code: 'rate_limited' }])
    expect(rateIn(rejected)).toEqual(['"token";q=4;w=60', '"token";r=0;t=40', '40'])
    expect(await (await introspect(token)).json()).toEqual({ active: false })
    const stopped = await forward(token)
    expect([stopped.status, stopped.headers.get('x-keyrail-token-key'), ...rateIn(stopped)]).toEqual([
      429,
      '',
      '"token";q=4;w=60',
      '"token";r=0;t=40',
      '40',
    ])
    advance(40)
    expect(await (await verify(token)).json()).toMatchObject({ active: true })
  })

  it("applies to Keyrail's own API, but never keeps a token from being deleted by its holder", async () => {
    const { fixture, owner, onDashboard } = await openScene(await open(), 1)
    const { token } = await fixture.make(owner)
    const first = await onDashboard(token)
    expect([first.status, ...rateIn(first)]).toEqual([200, '"token";q=1;w=60', '"token";r=0;t=60', null])
    const second = await onDashboard(token)
    expect([second.status, ...rateIn(second)]).toEqual([429, '"token";q=1;w=60', '"token";r=0;t=60', '60'])
    expect(await second.json()).toMatchObject({ code: 'rate_limited' })
    expect((await onDashboard(token, 'DELETE')).status).toBe(204)
    expect((await onDashboard(token)).status).toBe(401)
  })

  it('is exact under concurrent requests in one process', async () => {
    const { fixture, owner, services } = await openScene(await open(), 25)
    const { token } = await fixture.make(owner)
    const verdicts = await Promise.all(Array.from({ length: 100 }, () => services.tokens.verify(token)))
    expect(verdicts.filter(({ active }) => active)).toHaveLength(25)
    expect(new Set(verdicts.filter(({ active }) => !active).map(({ code }) => code))).toEqual(new Set(['rate_limited']))
  })

  it('is the lower one of policy and token, applies from the next request on, and both secrets of a rotation share it', async () => {
    const { fixture, owner, services } = await openScene(await open(), 10)
    const { tokenKey, token } = await fixture.make(owner, { requestsPerMinute: 2 })
    const verify = async (secret = token) => (await services.tokens.verify(secret)).rate
    expect(await verify()).toMatchObject({ limit: 2, remaining: 1 })
    const rotated = await fixture.tokens.rotate(owner, tokenKey, { overlap: 'PT24H' })
    if (!rotated.ok) throw new Error(rotated.error.code)
    expect(await verify(rotated.value.secret.reveal())).toMatchObject({ limit: 2, remaining: 0 })
    const terms = { version: 2, name: 'Zapier sync', note: '', scopes: ['contacts:read'], ipAllowlist: [] }
    expect(await fixture.tokens.edit(owner, tokenKey, { ...terms, requestsPerMinute: 20 })).toMatchObject({
      value: { requestsPerMinute: 20 },
    })
    expect(await verify()).toMatchObject({ limit: 10, remaining: 7 })
    const detail = await fixture.tokens.show(owner, tokenKey)
    expect(detail.ok && detail.value.requestsPerMinute).toBe(10)
    const other = await fixture.make(owner)
    expect((await services.tokens.verify(other.token)).rate).toMatchObject({ limit: 10 })
  })

  it('counts only requests that would be accepted, and is recorded as a reason of rejection', async () => {
    const { fixture, owner } = await openScene(await open(), 1)
    const { tokenKey, token } = await fixture.make(owner)
    expect(await fixture.tokens.verify(token, { scopes: ['hooks:write'] })).toMatchObject({ code: 'insufficient_scope' })
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
    expect(await fixture.tokens.verify(token)).toMatchObject({ code: 'rate_limited' })
    await fixture.usage.flush()
    const recent = await fixture.tokens.recentRequests(owner, tokenKey, { rejected: true })
    expect(recent.ok && recent.value.requests.map(({ code }) => code).sort()).toEqual(['insufficient_scope', 'rate_limited'])
  })

  it('is no header and no count for a token without one', async () => {
    const { fixture, owner, verify } = await openScene(await open(), 0)
    const { token } = await fixture.make(owner)
    expect(rateIn(await verify(token))).toEqual([null, null, null])
  })

  it('raised by SQL leaves the token unknown', async () => {
    const db = await open()
    const { fixture, owner, services } = await openScene(db, 0)
    const { token } = await fixture.make(owner, { requestsPerMinute: 1 })
    await db.write((tx) => tx.token.updateMany({ data: { requestsPerMinute: 0 } }))
    expect(await services.tokens.verify(token)).toEqual({ active: false, code: 'unknown' })
  })
})
