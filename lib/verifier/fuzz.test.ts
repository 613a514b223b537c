import {
  type Arbitrary,
  array,
  assert,
  asyncProperty,
  constantFrom,
  jsonValue,
  oneof,
  property,
  record,
  string,
  stringMatching,
  tuple,
  uint8Array,
} from 'fast-check'
import { expect, it } from 'vitest'
import { readCredentials } from '../http/credentials'
import { forwardedIp } from '../http/forwarded'
import { storedPath } from '../recorder/request-path'
import { readCredentials as readPresented } from '../sdk/credentials'
import { parseVerdict } from '../sdk/verdict'
import { startVerifier, unusedServices } from '../testing/fixtures/verifier'
import { parseToken } from '../tokens/verify'
import { originalPath } from './forward-auth/original-path'
import { originalRequest } from './forward-auth/original-request'
import { findRoute, parseRoutes } from './forward-auth/routes'
import { timeOf } from './postgres-time'
import { readRawHeaders } from './raw-headers'

/** More in `npm run proof`. */
const runs = Number(process.env['KEYRAIL_FUZZ_RUNS'] ?? 500)
/** Milliseconds for one input; a pattern that backtracks takes minutes. */
const longest = 250
const timeout = 60_000 + runs

const near = (...words: string[]): Arbitrary<string> =>
  array(oneof(constantFrom(...words), string({ unit: 'binary', maxLength: 12 })), { maxLength: 40 }).map((parts) => parts.join(''))
/** Long runs of what a pattern repeats. */
const repeated = (...words: string[]): Arbitrary<string> =>
  tuple(constantFrom(...words), constantFrom(1, 100, 20_000), string({ maxLength: 4 })).map(
    ([word, count, end]) => word.repeat(count) + end,
  )

const paths = oneof(
  near('/', '..', '%2e', '%2F', '%25', ';', '\\', '?', '#', 'kru_', '%', '//', '\0'),
  repeated('/', '%2e', '../', 'a%', '_', 'kru_'),
)
const headerText = oneof(near('Bearer ', 'Basic ', 'kru_', ',', ' ', ':', '='), repeated(' ', 'Bearer ', ',', 'a=', '('))
const headerName = oneof(
  constantFrom('Authorization', 'X-Api-Key', 'x_api_key', 'Connection', 'X-Forwarded-For', 'X-Original-Uri', 'X-Original-Method', 'Host'),
  string(),
)
const rawHeaders = array(tuple(headerName, headerText), { maxLength: 12 }).map((pairs) => pairs.flat())
const tokenLike = oneof(
  stringMatching(/^kr[ualms]_[0-9A-Za-z]{0,16}_?[0-9A-Za-z]{0,49}$/),
  near('kru_', '_', '0'),
  repeated('kru_', '0', '_'),
)

const quickly = <T>(work: () => T): T => {
  const startedAt = performance.now()
  const value = work()
  expect(performance.now() - startedAt).toBeLessThan(longest)
  return value
}

const parsers: [string, () => void][] = [
  [
    'raw headers',
    () =>
      assert(
        property(rawHeaders, (raw) => void quickly(() => readRawHeaders(raw).problem)),
        { numRuns: runs },
      ),
  ],
  [
    'credentials',
    () =>
      assert(
        property(rawHeaders, paths, (raw, path) => {
          const headers = readRawHeaders(raw)
          quickly(() => readCredentials({ url: `http://verifier/${encodeURI(path)}`, headers }))
          quickly(() => readPresented((name) => headers.get(name), path))
        }),
        { numRuns: runs },
      ),
  ],
  [
    'a token',
    () =>
      assert(
        property(tokenLike, (text) => void quickly(() => parseToken(text))),
        { numRuns: runs },
      ),
  ],
  [
    'original requests',
    () =>
      assert(
        property(rawHeaders, (raw) => void quickly(() => originalRequest(readRawHeaders(raw)))),
        { numRuns: runs },
      ),
  ],
  [
    'the path of a recorded request',
    () =>
      assert(
        property(paths, (path) => {
          expect(quickly(() => storedPath(path)).length).toBeLessThanOrEqual(200)
        }),
        { numRuns: runs },
      ),
  ],
  [
    'a chain of proxies',
    () =>
      assert(
        property(headerText, (chain) => void quickly(() => forwardedIp(chain, ['10.0.0.0/8']))),
        { numRuns: runs },
      ),
  ],
  [
    'a time of Postgres',
    () =>
      assert(
        property(near('2026-11-20', ' ', ':', '.', '+00', '0'), (text) => void quickly(() => timeOf(text))),
        { numRuns: runs },
      ),
  ],
  [
    'a verdict in the SDK',
    () =>
      assert(
        property(jsonValue(), (body) => void quickly(() => parseVerdict(body))),
        { numRuns: runs },
      ),
  ],
]

it.each(parsers)('parsing %s never throws and takes bounded time', (_, check) => check(), timeout)

it(
  'an original path that is accepted has one meaning: one slash at a time, no dot segments, nothing encoded',
  () => {
    const check = property(paths, (uri) => {
      const path = quickly(() => originalPath(uri))
      if (path !== null) expect(path).toMatch(/^\/(?!.*(?:\/\/|\\|;|\0))/su)
      if (path !== null) expect(path.split('/').some((part) => part === '.' || part === '..')).toBe(false)
    })
    assert(check, { numRuns: runs })
  },
  timeout,
)

const known = new Set(['contacts:read'])
const route = record(
  {
    host: oneof(constantFrom('api.example.com', '*'), string()),
    methods: array(constantFrom('GET', 'post', '')),
    path: oneof(constantFrom('/a/**', '/**/a', '/*', 'a'), paths),
    scopes: array(constantFrom('contacts:read', 'none')),
  },
  { requiredKeys: [] },
)
const routeFiles = oneof(
  record({ routes: array(route, { maxLength: 5 }) }).map((file) => JSON.stringify(file)),
  jsonValue().map((value) => JSON.stringify(value)),
  near('{', '}', '[', ']', '"routes"', ':', ',', '"path"', '"/a"', '"scopes"'),
)

it(
  'a route file is read, or rejected with line and column, and what was read matches every request in bounded time',
  () => {
    const check = property(routeFiles, paths, (text, path) => {
      try {
        const routes = quickly(() => parseRoutes(text, known))
        quickly(() => findRoute(routes, { host: 'api.example.com', method: 'GET', path }))
      } catch (error) {
        expect((error as Error).message).toMatch(/^:\d+:\d+: /)
      }
    })
    assert(check, { numRuns: runs })
  },
  timeout,
)

it(
  'no body or header makes the verifier fail: it responds with a verdict or with what is wrong',
  async () => {
    const service = `krs_${'0'.repeat(16)}_${'0'.repeat(49)}`
    const authenticate = async (presented: string) =>
      presented === service ? ({ kind: 'service', tokenKey: 'krs_0', name: 'A' } as never) : null
    const verify = async () => ({ active: false, code: 'unknown' }) as const
    const { url } = await startVerifier({
      ...unusedServices,
      serviceTokens: { authenticate },
      tokens: { ...unusedServices.tokens, verify },
      verifyTogether: async (requests, { onVerdict }) => {
        for (const request of requests) onVerdict(request, request.service === service ? await verify() : null)
      },
    })
    const bodies = oneof(
      uint8Array({ maxLength: 300 }),
      near('{"token":"', '"}', '","scopes":["', '"]', '"ip":"', '\\u0000', '{', ',').map((text) => new TextEncoder().encode(text)),
      record({ token: string(), scopes: jsonValue(), ip: jsonValue() }, { requiredKeys: [] }).map((body) =>
        new TextEncoder().encode(JSON.stringify(body)),
      ),
    )
    const types = constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', 'application/x-www-form-urlencoded')
    const check = asyncProperty(bodies, types, constantFrom('/api/v1/verify', '/oauth/introspect'), async (body, type, path) => {
      const headers = { Authorization: `Bearer ${service}`, 'Content-Type': type }
      const response = await fetch(url + path, { method: 'POST', headers, body: Buffer.from(body) })
      expect([200, 400, 413, 415, 422]).toContain(response.status)
      await response.arrayBuffer()
    })
    await assert(check, { numRuns: Math.min(runs, 5_000) })
  },
  timeout,
)
