import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { DatabaseBusy } from '../errors'
import { startVerifier, unusedServices } from '../testing/fixtures/verifier'
import { parseRoutes } from './forward-auth/routes'
import type { VerifierServices } from './services'

const accepting: VerifierServices = {
  ...unusedServices,
  tokens: { ...unusedServices.tokens, verify: () => Promise.resolve({ active: false, code: 'unknown' }) },
  serviceTokens: {
    authenticate: (presented) => Promise.resolve({ kind: 'service', name: 'tests', tokenKey: presented.slice(0, 20) } as never),
  },
}
const service = 'krs_0123456789abcdef_x'
const credentials = `Authorization: Bearer ${service}\r\n`

interface Raw {
  readonly socket: Socket
  /** Everything received until the server closes the connection. */
  readonly closed: Promise<string>
}

function open(port: number): Raw {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let text = ''
  socket.on('data', (chunk) => {
    text += String(chunk)
  })
  return { socket, closed: new Promise((resolve) => socket.once('close', () => resolve(text))) }
}

/** Sends bytes as they are and returns the response. */
async function send(port: number, text: string): Promise<string> {
  const { socket, closed } = open(port)
  // the server may close before everything is sent
  socket.on('error', () => undefined)
  socket.write(text)
  return closed
}

const post = (headers: string, body = '{"token":"x"}', path = '/api/v1/verify') =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n${headers}\r\n${body}`

const statusOf = (response: string): number => Number(response.slice(9, 12))

test('a request with one credential gets its verdict, which must not be stored', async () => {
  const { port } = await startVerifier(accepting)
  const response = await send(port, post(credentials))
  expect(response).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(response).toMatch(/\r\nX-Request-Id: [0-9A-Za-z]{22}\r\nCache-Control: no-store\r\n/)
  expect(response).toMatch(/\r\n\r\n\{"active":false,"code":"unknown"\}$/)
})

test.each([
  ['two credentials', 400, post(`${credentials}X-Api-Key: a\r\n`)],
  ['Authorization twice', 400, post(credentials + credentials)],
  ['X-Api-Key twice', 400, post('X-Api-Key: a\r\nX-Api-Key: a\r\n')],
  ['X_Api_Key next to Authorization', 400, post(`${credentials}X_Api_Key: a\r\n`)],
  ['Authorization as a hop-by-hop header', 400, post(`${credentials}Connection: Authorization\r\n`)],
  ['a token in the query', 400, post(credentials, '{"token":"x"}', '/api/v1/verify?access_token=x')],
  ['two hosts', 400, post(`${credentials}Host: b\r\n`)],
  ['two lengths', 400, post(`${credentials}Content-Length: 5\r\n`)],
  ['a length and chunks', 400, post(`${credentials}Transfer-Encoding: chunked\r\n`)],
  ['a NUL in a header', 400, post('Authorization: Bearer \0\r\n')],
  ['a header that goes on in the next line', 400, post('Authorization:\r\n Bearer x\r\n')],
  ['no credentials', 401, post('Cookie: token=x\r\n')],
  ['another method', 405, 'GET /api/v1/verify HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-HTTP-Method-Override: POST\r\n\r\n'],
  ['TRACE', 405, 'TRACE /api/v1/verify HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['another path', 404, post(credentials, '{}', '/api/v1/Verify')],
  ['an absolute URL', 404, post(credentials, '{}', 'http://evil/api/v1/verify')],
  ['a body of another type', 415, post(credentials).replace('application/json', 'text/plain')],
  ['a body of 20 KB', 413, post(credentials, JSON.stringify({ token: 'x'.repeat(20_000) }))],
  ['headers of 17 KB', 431, post(`Authorization: Bearer ${'x'.repeat(17_000)}\r\n`)],
])('%s is rejected with %i', async (_, status, text) => {
  const { port } = await startVerifier(accepting)
  expect(statusOf(await send(port, text))).toBe(status)
})

test('a body is read in chunks, and a client may ask first whether to send it', async () => {
  const { port } = await startVerifier(accepting)
  const head = `POST /api/v1/verify HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n${credentials}`
  expect(statusOf(await send(port, `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"tok\r\n8\r\nen":"x"}\r\n0\r\n\r\n`))).toBe(200)
  expect(await send(port, `${head}Expect: 100-continue\r\nContent-Length: 13\r\n\r\n{"token":"x"}`)).toMatch(
    /^HTTP\/1\.1 100 [\s\S]*200 OK/,
  )
})

test('an outage is 503 with Retry-After and no verdict', async () => {
  const away = { ...accepting, tokens: { ...accepting.tokens, verify: () => Promise.reject(new DatabaseBusy('away')) } }
  const { port } = await startVerifier(away)
  const response = await send(port, post(credentials))
  expect(response).toMatch(/^HTTP\/1\.1 503 [\s\S]*Retry-After: 1\r\n[\s\S]*"code":"unavailable"/)
  expect(response).not.toContain('active')
})

test('metrics are for loopback without a proxy, or for the holder of the token, and hold no secret', async () => {
  const { port, url } = await startVerifier(accepting, { metricsToken: 'metrics-token-0123' })
  await send(port, post(credentials))
  await fetch(`${url}/${service}?token=${service}`)
  const text = await (await fetch(`${url}/metrics`)).text()
  expect(text).toContain('keyrail_http_requests_total{path="/api/v1/verify",status="200"} 1')
  expect(text).toContain('keyrail_http_requests_total{path="other",status="404"} 1')
  expect(text).not.toContain('krs_')
  const read = async (headers: Record<string, string>) => (await fetch(`${url}/metrics`, { headers })).status
  expect(await read({ 'X-Forwarded-For': '203.0.113.7' })).toBe(404)
  expect(await read({ 'X-Forwarded-For': '203.0.113.7', Authorization: 'Bearer metrics-token-0123' })).toBe(200)
  expect(await read({ Authorization: 'Bearer metrics-token-0124' })).toBe(404)
})

const unknown = { active: false, code: 'unknown' } as const
/** Well-formed: requests with it are verified together. */
const usual = `Authorization: Bearer krs_0123456789abcdef_${'0'.repeat(49)}\r\n`

test.each([
  ['general', credentials],
  ['usual', usual],
])('a stopping verifier is not ready, finishes a %s request in flight, and serves kept connections once more', async (_, headers) => {
  let finish: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const verifier = await startVerifier({
    ...accepting,
    tokens: { ...accepting.tokens, verify: () => held.then(() => unknown) },
    async verifyTogether(requests, { onVerdict }) {
      await held
      for (const request of requests) onVerdict(request, unknown)
    },
  })
  const keepAlive = post(headers).replace('Connection: close\r\n', '')
  const inFlight = open(verifier.port)
  const kept = open(verifier.port)
  const answered = new Promise((resolve) => kept.socket.once('data', resolve))
  kept.socket.write('GET /ready HTTP/1.1\r\nHost: a\r\n\r\n')
  await answered
  const begun = new Promise((resolve) => verifier.http.once('request', resolve))
  inFlight.socket.write(keepAlive)
  await begun
  const drained = verifier.drain()
  kept.socket.write('GET /ready HTTP/1.1\r\nHost: a\r\n\r\n')
  expect(await kept.closed).toMatch(/200 OK[\s\S]*503 Service Unavailable[\s\S]*Connection: close/)
  finish()
  expect(await inFlight.closed).toMatch(/200 OK[\s\S]*Connection: close/)
  await drained
})

test('a client that leaves while its request is verified with others does not affect them', async () => {
  const held: (() => void)[] = []
  const { port } = await startVerifier({
    ...accepting,
    verifyTogether(requests, { onVerdict }) {
      for (const request of requests) held.push(() => onVerdict(request, unknown))
      return Promise.resolve()
    },
  })
  const leaving = open(port)
  leaving.socket.write(post(usual))
  await expect.poll(() => held.length, { timeout: 10_000 }).toBe(1)
  const others = [send(port, post(usual)), send(port, post(usual))]
  await expect.poll(() => held.length, { timeout: 10_000 }).toBe(3)
  leaving.socket.destroy()
  await leaving.closed
  for (const respond of held) respond()
  expect((await Promise.all(others)).map(statusOf)).toEqual([200, 200])
})

test('a response that cannot be sent takes no other with it', async () => {
  const verdict = (presented: string) => ({
    active: true,
    code: 'ok',
    tokenKey: presented === 'x' ? 'a\nb' : 'kru_0123456789abcdef',
    type: 'user',
    scopes: [],
    orgId: 'northwind',
    locationId: null,
    userId: null,
    expiresAt: null,
  })
  const services = {
    ...accepting,
    tokens: { ...accepting.tokens, verify: (presented: string) => Promise.resolve(verdict(presented) as never) },
  }
  const routes = parseRoutes('{"routes":[{"path":"/**","scopes":[]}]}', new Set())
  const { port } = await startVerifier(services, { routes, proxySecret: 'proxy' })
  const ask = (token: string) =>
    send(
      port,
      `GET /forward-auth HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Keyrail-Proxy: proxy\r\nX-Forwarded-Method: GET\r\nX-Forwarded-Uri: /a\r\nX-Api-Key: ${token}\r\n\r\n`,
    )
  const [broken, ...others] = await Promise.all(['x', 'y', 'z'].map(ask))
  expect(broken).toBe('')
  expect(others.map(statusOf)).toEqual([200, 200])
})
