import { expect, test, vi } from 'vitest'
import { DatabaseBusy } from '../errors'
import { startVerifier, unusedServices } from '../testing/fixtures/verifier'
import type { Verdict } from '../tokens/verify'
import type { VerifierServices } from './services'
import type { VerifyTogether } from './verify-together'

const service = `krs_0123456789abcdef_${'0'.repeat(49)}`
const unknown: Verdict = { active: false, code: 'unknown' }

/** Answers what is asked quickly with `verdict`, and accepts the service token when it is asked generally. */
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
    verifyTogether: (asked, answers) => quick(asked, answers),
  }
  const { url } = await startVerifier(services)
  const ask = (body: string, token = service) =>
    fetch(`${url}/api/v1/verify`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body,
    })
  return { ask, quick, verify, authenticate }
}

const answering =
  (verdict: Verdict | null): VerifyTogether =>
  async (asked, { answer }) => {
    for (const each of asked) answer(each, verdict)
  }

test('a plain body is verified with the service token that came with it', async () => {
  const { ask, quick, verify } = await setUp(answering(unknown))
  const response = await ask('{"token":"kru_0123456789abcdef_x","scopes":["contacts:read"]}')
  expect([response.status, await response.json()]).toEqual([200, unknown])
  expect(quick.mock.calls[0]?.[0]).toMatchObject([
    { service, token: 'kru_0123456789abcdef_x', needs: { scopes: ['contacts:read'], ip: null } },
  ])
  expect(verify).not.toHaveBeenCalled()
})

test('a service token that is not valid is left to the operation, which rejects it', async () => {
  const { ask, authenticate } = await setUp(answering(null))
  const other = service.replaceAll('0', '1')
  expect((await ask('{"token":"kru_0123456789abcdef_x"}', other)).status).toBe(401)
  expect(authenticate).toHaveBeenCalledExactlyOnceWith(other)
})

test('an outage is 503, of each request that it concerns', async () => {
  const { ask } = await setUp(async (asked, { fail }) => {
    for (const each of asked) fail(each, new DatabaseBusy('away'))
  })
  const responses = await Promise.all([ask('{"token":"a"}'), ask('{"token":"b"}')])
  expect(responses.map(({ status }) => status)).toEqual([503, 503])
})

test.each([
  ['{"token":"a\\u0062"}', 'ab'],
  ['{"ip":"203.0.113.7","token":"a"}', 'a'],
  ['{"scopes":["A"],"token":"a"}', 'a'],
])('a body that is not plain is left to the operation, whole: %s', async (body, token) => {
  const { ask, quick, verify } = await setUp(answering(unknown))
  expect((await ask(body)).status).toBe(200)
  expect(quick).not.toHaveBeenCalled()
  expect(verify.mock.calls[0]?.[0]).toBe(token)
})

test.each(['{"token":"a","ip":"203.0.113"}', '{"token":"a","more":1}', '{"token":1}', ''])(
  'a body that is not valid is rejected by the operation: %s',
  async (body) => {
    const { ask, quick } = await setUp(answering(unknown))
    expect([400, 422]).toContain((await ask(body)).status)
    expect(quick).not.toHaveBeenCalled()
  },
)
