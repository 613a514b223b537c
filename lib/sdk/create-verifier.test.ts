import { inspect } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type StubResponse, stubVerifier, verdict } from '../testing/fixtures/stub-verifier'
import { type Verifier, verifierWith } from './create-verifier'
import { createVerifier } from './index'
import type { VerifierOptions } from './options'
import { VerifierUnavailable } from './unavailable'

const key = 'kru_0123456789abcdef'
const token = `${key}_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG012345`
const serviceToken = 'krs_0123456789abcdef_SERVICE89abcdefghijklmnopqrstuvwxyzABCDEFG012345'
const hour = 3_600_000
const startedAt = Date.parse('2026-06-01T12:00:00Z')

const active = {
  active: true,
  code: 'ok',
  tokenKey: key,
  type: 'user',
  scopes: ['contacts:read', 'contacts:write'],
  organization: { id: 'northwind' },
  location: null,
  user: { id: 'ana' },
  expiresAt: null,
}
const rejected = { active: false, code: 'deactivated' }

async function start(respond: StubResponse = verdict(active), options: Partial<VerifierOptions> = {}) {
  const { url, asked } = await stubVerifier(respond)
  const now = { monotonic: 1_000, wall: startedAt }
  const verifier = verifierWith({ url, serviceToken, ...options }, { fetch: globalThis.fetch, clock: () => ({ ...now }) })
  const advance = (ms: number) => {
    now.monotonic += ms
    now.wall += ms
  }
  return { verifier, asked, now, advance }
}

const failure = (verifier: Verifier): Promise<unknown> =>
  verifier.verify(token).then(
    (value) => value,
    (error: unknown) => error,
  )

test('a question is sent in the form that the verifier reads fastest, and the verdict is what it returned', async () => {
  const { verifier, asked } = await start()
  expect(await verifier.verify(token, { scopes: ['contacts:write', 'contacts:read', 'contacts:read'], ip: '203.0.113.7' })).toEqual(active)
  expect(asked).toEqual([
    {
      method: 'POST',
      path: '/api/v1/verify',
      authorization: `Bearer ${serviceToken}`,
      body: `{"token":"${token}","scopes":["contacts:read","contacts:write"],"ip":"203.0.113.7"}`,
    },
  ])
})

test.each([
  ['accepts', active],
  ['rejects', rejected],
])('a verdict that %s is used again for 5 s after it was asked, and not a millisecond longer', async (_, body) => {
  const { verifier, asked, advance } = await start(verdict(body))
  await verifier.verify(token)
  advance(4_999)
  expect(await verifier.verify(token)).toEqual(body)
  expect(asked).toHaveLength(1)
  advance(1)
  await verifier.verify(token)
  expect(asked).toHaveLength(2)
})

test('the time until a verdict arrives counts too', async () => {
  const now = { monotonic: 1_000, wall: startedAt }
  const { url, asked } = await stubVerifier((response) => {
    now.monotonic += 1_000
    now.wall += 1_000
    verdict(active)(response, '')
  })
  const verifier = verifierWith({ url, serviceToken }, { fetch: globalThis.fetch, clock: () => ({ ...now }) })
  await verifier.verify(token)
  now.monotonic += 3_999
  await verifier.verify(token)
  expect(asked).toHaveLength(1)
  now.monotonic += 1
  await verifier.verify(token)
  expect(asked).toHaveLength(2)
})

test('a larger number of the caller or of the server is capped', async () => {
  const forever = verdict(
    { ...active, max_age: 1e9 },
    { 'Cache-Control': 'public, max-age=1000000000', Expires: 'Fri, 01 Jan 2100 00:00:00 GMT' },
  )
  for (const [cache, limit] of [
    [undefined, 5_000],
    [Number.POSITIVE_INFINITY, 30_000],
    [1e9, 30_000],
  ] as const) {
    const { verifier, asked, advance } = await start(forever, cache === undefined ? {} : { cache })
    expect(await verifier.verify(token)).toEqual(active)
    advance(limit - 1)
    await verifier.verify(token)
    expect(asked).toHaveLength(1)
    advance(1)
    await verifier.verify(token)
    expect(asked).toHaveLength(2)
  }
})

test.each([
  ["the machine's clock jumps ahead by an hour", { monotonic: 0, wall: hour }],
  ["the machine's clock goes back by an hour", { monotonic: 0, wall: -hour }],
  ["an hour passes while the machine's clock is set back", { monotonic: hour, wall: 0 }],
])('a verdict is not used again when %s', async (_, jump) => {
  const { verifier, asked, now } = await start()
  await verifier.verify(token)
  now.monotonic += jump.monotonic
  now.wall += jump.wall
  await verifier.verify(token)
  expect(asked).toHaveLength(2)
})

test('a verdict is not used again after the expiration of the token', async () => {
  const until = { ...active, expiresAt: new Date(startedAt + 2_000).toISOString() }
  let body: object = until
  const { verifier, advance } = await start((response) => verdict(body)(response, ''))
  expect(await verifier.verify(token)).toEqual(until)
  body = { active: false, code: 'expired' }
  advance(1_999)
  expect(await verifier.verify(token)).toEqual(until)
  advance(1)
  expect(await verifier.verify(token)).toEqual(body)
})

test('no verdict of before is returned while a new one is on its way, or when it does not arrive', async () => {
  let respond = verdict(active)
  const { verifier, advance } = await start((response, body) => respond(response, body))
  await verifier.verify(token)
  respond = (response) => void response.writeHead(503, { 'Retry-After': '7' }).end()
  advance(5_000)
  expect(await failure(verifier)).toMatchObject({ code: 'unavailable', retryAfter: 7 })
  respond = verdict(rejected)
  expect(await verifier.verify(token)).toEqual(rejected)
})

test('concurrent calls with the same token, scopes and IP address ask once; others ask for themselves', async () => {
  const { verifier, asked } = await start()
  const again = () => verifier.verify(token, { scopes: ['contacts:read', 'contacts:write'], ip: '203.0.113.7' })
  const other = `${key}_X123456789abcdefghijklmnopqrstuvwxyzABCDEFG012345`
  await Promise.all([
    ...Array.from({ length: 50 }, again),
    verifier.verify(token, { scopes: ['contacts:write', 'contacts:read'], ip: '203.0.113.7' }),
    verifier.verify(token, { scopes: ['contacts:read'], ip: '203.0.113.7' }),
    verifier.verify(token, { scopes: ['contacts:read', 'contacts:write'], ip: '203.0.113.8' }),
    verifier.verify(token, { scopes: ['contacts:read', 'contacts:write'] }),
    verifier.verify(other, { scopes: ['contacts:read', 'contacts:write'], ip: '203.0.113.7' }),
  ])
  expect(asked).toHaveLength(5)
})

test('a failure reaches every concurrent call and is not kept', async () => {
  const digest = vi.spyOn(crypto.subtle, 'digest')
  onTestFinished(() => digest.mockRestore())
  // a call finds the other one by a digest of its question, which may come late
  const bothLooked = () => Promise.all(digest.mock.results.map((result) => result.value as unknown))
  let respond: StubResponse = (response) => void bothLooked().then(() => response.writeHead(500).end())
  const { verifier, asked } = await start((response, body) => respond(response, body))
  const failures = await Promise.all([failure(verifier), failure(verifier)])
  expect(failures).toEqual([expect.any(VerifierUnavailable), expect.any(VerifierUnavailable)])
  expect(asked).toHaveLength(1)
  respond = verdict(active)
  expect(await verifier.verify(token)).toEqual(active)
})

test('without a cache, after rate_limited, and for a token with a rate limit, every call asks', async () => {
  const uncached = await start(verdict(active), { cache: 0 })
  await Promise.all([uncached.verifier.verify(token), uncached.verifier.verify(token)])
  const limited = await start(verdict({ active: false, code: 'rate_limited' }))
  await limited.verifier.verify(token)
  await limited.verifier.verify(token)
  const counted = await start(verdict(active, { RateLimit: '"token";r=9;t=60' }))
  await counted.verifier.verify(token)
  await counted.verifier.verify(token)
  expect([uncached, limited, counted].map(({ asked }) => asked.length)).toEqual([2, 2, 2])
})

test('text that is too long for a token is malformed without a question', async () => {
  const { verifier, asked } = await start()
  expect(await verifier.verify('x'.repeat(141))).toEqual({ active: false, code: 'malformed' })
  expect(await verifier.verify(undefined as unknown as string)).toEqual({ active: false, code: 'malformed' })
  expect(asked).toEqual([])
})

test('a caller cannot change a verdict that others get', async () => {
  const { verifier } = await start()
  const first = (await verifier.verify(token)) as unknown as { scopes: string[] }
  expect(() => first.scopes.push('admin')).toThrow(TypeError)
  expect(Reflect.set(first, 'active', false)).toBe(false)
})

const json =
  (text: string, type = 'application/json'): StubResponse =>
  (response) =>
    void response.writeHead(200, { 'Content-Type': type }).end(text)
const good = JSON.stringify(active)

test.each<[string, StubResponse]>([
  ['HTML with 200', json('<html>Welcome</html>', 'text/html')],
  ['HTML that calls itself JSON', json('<html>Welcome</html>')],
  ['"active":"true"', json(good.replace('"active":true', '"active":"true"'))],
  ['"active":1', json(good.replace('"active":true', '"active":1'))],
  ['{"active":"true"} alone', json('{"active":"true"}')],
  ['{"active":1} alone', json('{"active":1}')],
  ['{"active":true} alone', json('{"active":true}')],
  ['{}', json('{}')],
  ['null', json('null')],
  ['a list', json(`[${good}]`)],
  ['an empty body', json('')],
  ['a body that ends early', json(good.slice(0, -9))],
  [
    'a body that is cut off',
    (response) => void response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 999 }).end(good),
  ],
  ['text after the verdict', json(`${good}x`)],
  ['a byte order mark', json(`\ufeff${good}`)],
  ['no UTF-8', (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end(Buffer.from([0x22, 0xff, 0x22]))],
  ['another Content-Type', json(good, 'text/plain')],
  ['another charset', json(good, 'application/json; charset=utf-16')],
  ['no Content-Type', (response) => void response.writeHead(200).end(good)],
  ['204', (response) => void response.writeHead(204).end()],
  ['201', (response) => void response.writeHead(201, { 'Content-Type': 'application/json' }).end(good)],
  [
    'a redirect to a verdict',
    (response) => {
      if (response.req.url === '/elsewhere') verdict(active)(response, '')
      else response.writeHead(303, { Location: '/elsewhere' }).end()
    },
  ],
  ['401', (response) => void response.writeHead(401).end()],
  ['10 MB in one piece', json(JSON.stringify({ ...active, more: 'x'.repeat(10_000_000) }))],
  ['10 MB in chunks', (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).write('x'.repeat(10_000_000))],
  ['a code that does not exist', json('{"active":false,"code":"fine"}')],
  ['a rejection with the code ok', json('{"active":false,"code":"ok"}')],
  ['an acceptance with the code deactivated', json(JSON.stringify({ ...active, code: 'deactivated' }))],
  ['an expiration in the past', json(JSON.stringify({ ...active, expiresAt: '2026-06-01T11:59:59.999Z' }))],
  ['an expiration as a number', json(JSON.stringify({ ...active, expiresAt: 4_102_444_800 }))],
  ['an expiration that is no time', json(JSON.stringify({ ...active, expiresAt: '2027-13-45T99:00:00Z' }))],
  ['a type that does not exist', json(JSON.stringify({ ...active, type: 'root' }))],
  ['scopes as text', json(JSON.stringify({ ...active, scopes: 'contacts:read' }))],
  ['no organization', json(JSON.stringify({ ...active, organization: null }))],
  ['a user without an id', json(JSON.stringify({ ...active, user: {} }))],
  ['the verdict on another token', json(JSON.stringify({ ...active, tokenKey: 'kru_fedcba9876543210' }))],
  ['no response', (response) => void response.destroy()],
])('%s is unavailable, never active', async (_, respond) => {
  const { verifier } = await start(respond)
  const error = await failure(verifier)
  expect(error).toBeInstanceOf(VerifierUnavailable)
  expect(error).toMatchObject({ code: 'unavailable' })
})

test.each<[string, StubResponse]>([
  ['nothing', () => undefined],
  ['a response that never ends', (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).write('{')],
])('%s within the time limit is unavailable', async (_, respond) => {
  const { verifier } = await start(respond, { timeout: 50 })
  await expect(verifier.verify(token)).rejects.toThrow('no complete response within 50 ms')
})

test('an acceptance without a requested scope is unavailable', async () => {
  const { verifier } = await start()
  await expect(verifier.verify(token, { scopes: ['contacts:delete'] })).rejects.toThrow('the response is not a verdict')
})

test('no token appears in an error, in JSON or in an inspected verifier', async () => {
  const echo: StubResponse = (response, body) =>
    void response.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"active":${body}`)
  const { verifier } = await start(echo)
  await verifier.verify(token).catch(() => undefined)
  const { url } = await stubVerifier((response) => void response.destroy())
  const away = createVerifier({ url, serviceToken })
  const errors = [await failure(verifier), await failure(away)]
  const seen = [verifier, away, ...errors].flatMap((value) => [
    inspect(value, { depth: 9, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    JSON.stringify(Object.getOwnPropertyDescriptors(value)),
  ])
  expect(seen.join('\n')).toContain('the verifier could not be reached (UND_ERR_SOCKET)')
  for (const secret of [token, serviceToken]) expect(seen.join('\n')).not.toContain(secret.slice(21, 40))
})

test.each<[string, Partial<VerifierOptions>]>([
  ['an empty service token', { serviceToken: '' }],
  ['a service token with a line break', { serviceToken: `${serviceToken}\n` }],
  ['no service token', { serviceToken: undefined as unknown as string }],
  ['a URL of another kind', { url: `ftp://${serviceToken}` }],
  ['a URL with credentials', { url: `http://keyrail:${serviceToken}@127.0.0.1` }],
  ['text that is no URL', { url: `127.0.0.1/${serviceToken}` }],
  ['a cache of NaN', { cache: Number.NaN }],
  ['a negative cache', { cache: -1 }],
  ['a timeout of 0', { timeout: 0 }],
])('%s is rejected without being quoted', (_, options) => {
  const create = () => createVerifier({ url: 'http://127.0.0.1:3001', serviceToken, ...options })
  expect(create).toThrow(TypeError)
  expect(create).not.toThrow(serviceToken.slice(21, 40))
})
