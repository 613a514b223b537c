import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { DatabaseBusy } from '../errors'
import { startVerifier, unusedServices } from '../testing/fixtures/verifier'
import type { Verdict } from '../tokens/verify'
import type { VerifierServices } from './services'
import type { VerifyTogether } from './verify-together'

const service = `krs_0123456789abcdef_${'0'.repeat(49)}`
const unknown: Verdict = { active: false, code: 'unknown' }

/** Verifies usual requests with `verifyTogether`, and accepts the service token of other requests. */
async function setUp(verifyTogether: VerifyTogether) {
  const quick = vi.fn(verifyTogether)
  const verify = vi.fn((_presented: string): Promise<Verdict> => Promise.resolve(unknown))
  const authenticate = vi.fn(async (presented: string) =>
    presented === service ? ({ kind: 'service', tokenKey: 'krs_0', name: 'A' } as never) : null,
  )
  const services: VerifierServices = {
    ...unusedServices,
    tokens: { ...unusedServices.tokens, verify },
    serviceTokens: { authenticate },
    verifyTogether: (requests, callbacks) => quick(requests, callbacks),
  }
  const { url } = await startVerifier(services)
  const ask = (body: string, token = service) =>
    fetch(`${url}/api/v1/verify`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body,
    })
  return { url, ask, quick, verify, authenticate }
}

/** A rate that names the token. */
const rateOf = (token: string) => ({ rate: { limit: 100, allowed: true, remaining: Number(token), resetSeconds: 60 } })

const giving =
  (verdict: Verdict | null): VerifyTogether =>
  async (requests, { onVerdict }) => {
    for (const request of requests) onVerdict(request, verdict)
  }

test('a plain body is verified with the service token that came with it', async () => {
  const { ask, quick, verify } = await setUp(giving(unknown))
  const response = await ask('{"token":"kru_0123456789abcdef_x","scopes":["contacts:read"]}')
  expect([response.status, await response.json()]).toEqual([200, unknown])
  expect(quick.mock.calls[0]?.[0]).toMatchObject([
    { service, token: 'kru_0123456789abcdef_x', needs: { scopes: ['contacts:read'], ip: null } },
  ])
  expect(verify).not.toHaveBeenCalled()
})

const pipelined = (number: number, connection: string) => {
  const body = JSON.stringify({ token: String(number) })
  return `POST /api/v1/verify HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${service}\r\nX-Request-Id: request-${number}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: ${connection}\r\n\r\n${body}`
}

test('each of many requests of one turn gets its own verdict and request id', async () => {
  const { url, quick } = await setUp(async (requests, { onVerdict }) => {
    for (const request of requests.toReversed())
      onVerdict(request, { active: false, code: 'insufficient_scope', missing: [], ...rateOf(request.token) })
  })
  const numbers = Array.from({ length: 40 }, (_, index) => index + 1)
  const sent = numbers.map((number) => pipelined(number, number === numbers.length ? 'close' : 'keep-alive'))
  const responses = await text(connect(Number(new URL(url).port), '127.0.0.1').end(sent.join('')))
  expect(responses.match(/(?<=X-Request-Id: )\S+/gi)).toEqual(numbers.map((number) => `request-${number}`))
  expect(responses.match(/(?<=RateLimit: )\S+/gi)).toEqual(numbers.map((number) => `"token";r=${number};t=60`))
  expect(quick).toHaveBeenCalledOnce()
})

test('a service token that is not valid is left to the operation, which rejects it', async () => {
  const { ask, authenticate } = await setUp(giving(null))
  const other = service.replaceAll('0', '1')
  expect((await ask('{"token":"kru_0123456789abcdef_x"}', other)).status).toBe(401)
  expect(authenticate).toHaveBeenCalledExactlyOnceWith(other)
})

test('an outage is 503, of each request that it concerns', async () => {
  const { ask } = await setUp(async (requests, { onFailure }) => {
    for (const request of requests) onFailure(request, new DatabaseBusy('away'))
  })
  const responses = await Promise.all([ask('{"token":"a"}'), ask('{"token":"b"}')])
  expect(responses.map(({ status }) => status)).toEqual([503, 503])
})

test.each([
  ['{"token":"a\\u0062"}', 'ab'],
  ['{"ip":"203.0.113.7","token":"a"}', 'a'],
  ['{"scopes":["A"],"token":"a"}', 'a'],
])('a body that is not plain is left to the operation, whole: %s', async (body, token) => {
  const { ask, quick, verify } = await setUp(giving(unknown))
  expect((await ask(body)).status).toBe(200)
  expect(quick).not.toHaveBeenCalled()
  expect(verify.mock.calls[0]?.[0]).toBe(token)
})

test.each(['{"token":"a","ip":"203.0.113"}', '{"token":"a","more":1}', '{"token":1}', ''])(
  'a body that is not valid is rejected by the operation: %s',
  async (body) => {
    const { ask, quick } = await setUp(giving(unknown))
    expect([400, 422]).toContain((await ask(body)).status)
    expect(quick).not.toHaveBeenCalled()
  },
)
