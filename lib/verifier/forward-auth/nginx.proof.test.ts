import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { createServer as createNetServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { onSqlite, type TestDb } from '../../testing/databases/databases'
import { freePort, startNginx } from '../../testing/fixtures/nginx'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { listen } from '../../testing/fixtures/stub-verifier'
import { startVerifier, verifierServices } from '../../testing/fixtures/verifier'
import type { VerifierServices } from '../services'
import type { Route } from './routes'

const proxySecret = 'change-this-proxy-secret'
const routes: Route[] = [
  { host: 'api.example.com', methods: new Set(['GET']), path: ['contacts', '**'], scopes: ['contacts:read'] },
  { host: 'api.example.com', methods: new Set(['POST', 'DELETE']), path: ['contacts', '**'], scopes: ['contacts:write'] },
]
const [limited, during] = ['limited', 'during-an-outage']

interface Seen {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** An API that records the requests that reach it. */
async function startApi() {
  const seen: Seen[] = []
  const server = createServer((message, response) => {
    let body = ''
    message.on('data', (part) => {
      body += String(part)
    })
    message.on('end', () => {
      seen.push({ method: message.method, url: message.url, headers: message.headers, body })
      response.writeHead(message.url === '/contacts/broken' ? 500 : 200).end('from the API')
    })
  })
  return { port: Number(new URL(await listen(server)).port), seen }
}

const disturbed = (services: VerifierServices): VerifierServices => ({
  ...services,
  tokens: {
    ...services.tokens,
    verify: (presented, needs) => {
      if (presented === limited) return Promise.resolve({ active: false, code: 'rate_limited' })
      if (presented === during) return Promise.reject(Object.assign(new Error('away'), { code: '57P01' }))
      return services.tokens.verify(presented, needs)
    },
  },
})

async function openScene(db: TestDb) {
  const fixture = await openOrgFixture(db)
  const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
  const now = await fixture.clock.now()
  const verifier = await startVerifier(disturbed(verifierServices(db.url, () => now)), { routes, proxySecret })
  const api = await startApi()
  const url = await startNginx({ verifier: verifier.port, api: api.port })
  return { fixture, owner, send: sending(url), seen: api.seen }
}

interface Sent {
  readonly method?: string
  readonly path?: string
  /** As they are, in pairs. */
  readonly headers?: string[]
  readonly body?: string
}

interface Received {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Sends a request with exactly this path and these headers. */
const sending =
  (url: string) =>
  ({ method = 'GET', path = '/contacts', headers = [], body }: Sent): Promise<Received> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? [] : ['Content-Length', String(Buffer.byteLength(body))]
      const sent = request(url, { method, path, headers: ['Host', 'api.example.com', ...length, ...headers] }, (response) => {
        let text = ''
        response.on('data', (part) => {
          text += String(part)
        })
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
      })
      sent.once('error', reject)
      sent.end(body)
    })

const bearer = (token: string): string[] => ['Authorization', `Bearer ${token}`]

onSqlite('nginx in front of an API', (open) => {
  it('passes accepted requests on with the identity of the token, and never with that of the client', async () => {
    const { fixture, owner, send, seen } = await openScene(await open())
    const { token, tokenKey } = await fixture.make(owner, { scopes: ['contacts:read', 'contacts:write'] })
    const forged = ['Token-Key', 'Type', 'Scopes', 'Organization', 'Location', 'User'].flatMap((name) => [
      `X-Keyrail-${name}`,
      'forged',
      `X_Keyrail_${name}`,
      'forged',
    ])
    const { status, text } = await send({
      method: 'POST',
      path: '/contacts/a%20b?page=2',
      headers: [...bearer(token), ...forged],
      body: '{"name":"Ana"}',
    })
    expect([status, text]).toEqual([200, 'from the API'])
    const [passed] = seen
    expect(passed).toMatchObject({ method: 'POST', url: '/contacts/a%20b?page=2', body: '{"name":"Ana"}' })
    expect(passed?.headers).toMatchObject({
      'x-keyrail-token-key': tokenKey,
      'x-keyrail-type': 'user',
      'x-keyrail-scopes': 'contacts:read contacts:write',
      'x-keyrail-organization': orgId,
      'x-keyrail-user': owner.userId,
    })
    const sent = JSON.stringify(passed?.headers)
    for (const secret of ['forged', token.slice(21), proxySecret, 'x-keyrail-location']) expect(sent).not.toContain(secret)
  })

  it('rejects a token that was deactivated, with the next request', async () => {
    const { fixture, owner, send, seen } = await openScene(await open())
    const { token, tokenKey } = await fixture.make(owner)
    expect((await send({ headers: ['X-Api-Key', token] })).status).toBe(200)
    await fixture.tokens.setActive(owner, tokenKey, false)
    const { status, headers } = await send({ headers: ['X-Api-Key', token] })
    expect([status, headers['www-authenticate'], seen.length]).toEqual([401, 'Bearer realm="keyrail", error="invalid_token"', 1])
  })

  it('lets nothing pass that the verifier did not accept', async () => {
    const { fixture, owner, send, seen } = await openScene(await open())
    const { token } = await fixture.make(owner, { scopes: ['contacts:read'] })
    const { token: listed } = await fixture.make(owner, { ipAllowlist: ['198.51.100.0/24'] })
    const cases: [string, number, Sent][] = [
      ['no token', 401, {}],
      ['an unknown token', 401, { headers: bearer(`${token.slice(0, -1)}~`) }],
      ['a missing scope', 403, { method: 'DELETE', headers: bearer(token) }],
      ['no route', 403, { path: '/admin', headers: bearer(token) }],
      ['a method without a route', 403, { method: 'PUT', headers: bearer(token) }],
      ['another host', 403, { headers: ['X-Forwarded-Host', 'other.example.com', ...bearer(token)], path: '/other' }],
      ['two credentials', 403, { headers: [...bearer(token), 'X-Api-Key', token] }],
      ['X-Api-Key twice', 403, { headers: ['X-Api-Key', token, 'X-Api-Key', token] }],
      ['a token in the URL', 403, { path: `/contacts?access_token=${token}`, headers: bearer(token) }],
      ['another method in a header', 403, { headers: ['X-HTTP-Method-Override', 'DELETE', ...bearer(token)] }],
      [
        'GET in a header of a DELETE',
        403,
        { method: 'DELETE', headers: ['X-Forwarded-Method', 'GET', 'X-Original-Method', 'GET', ...bearer(token)] },
      ],
      [
        'another path in a header',
        403,
        { path: '/admin', headers: ['X-Forwarded-Uri', '/contacts', 'X-Original-Uri', '/contacts', ...bearer(token)] },
      ],
      ['a forged IP address', 403, { headers: ['X-Forwarded-For', '198.51.100.7', ...bearer(listed)] }],
      ['a forged proxy secret', 401, { headers: ['X-Keyrail-Proxy', 'x'] }],
      ['..', 403, { path: '/contacts/../admin', headers: bearer(token) }],
      ['encoded dots', 403, { path: '/contacts/%2e%2e/admin', headers: bearer(token) }],
      ['two slashes', 403, { path: '//contacts', headers: bearer(token) }],
      ['an encoded slash', 403, { path: '/contacts%2F1', headers: bearer(token) }],
      ['a parameter of a segment', 403, { path: '/contacts/..;/admin', headers: bearer(token) }],
      ['the internal location', 404, { path: '/_keyrail', headers: bearer(token) }],
    ]
    for (const [name, expected, sent] of cases) expect({ name, status: (await send(sent)).status }).toEqual({ name, status: expected })
    // some versions of nginx reject it themselves
    expect([400, 403]).toContain((await send({ headers: [...bearer(token), ...bearer(token)] })).status)
    expect(seen).toEqual([])
  })

  it('responds with 429 and 503 where the verifier does, and leaves the errors of the API alone', async () => {
    const { fixture, owner, send } = await openScene(await open())
    const { token } = await fixture.make(owner)
    const tooMany = await send({ headers: bearer(limited) })
    const outage = await send({ headers: bearer(during) })
    const broken = await send({ path: '/contacts/broken', headers: bearer(token) })
    expect([tooMany.status, tooMany.headers['retry-after']]).toEqual([429, '1'])
    expect([outage.status, outage.headers['retry-after']]).toEqual([503, '1'])
    expect([broken.status, broken.text]).toEqual([500, 'from the API'])
  })

  it('responds with 503 when the verifier is away or does not respond', async () => {
    const api = await startApi()
    const silent = createNetServer()
    onTestFinished(() => void silent.close())
    const silentPort = await new Promise<number>((resolve) => {
      silent.listen(0, '127.0.0.1', () => resolve(Number((silent.address() as { port: number }).port)))
    })
    for (const verifier of [await freePort(), silentPort]) {
      const { status, headers } = await sending(await startNginx({ verifier, api: api.port }))({ headers: bearer('x') })
      expect([status, headers['retry-after']]).toEqual([503, '1'])
    }
    expect(api.seen).toEqual([])
  })
})
