import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { TokenKey } from '../ids'
import type { ServiceCaller } from '../service-tokens/index'
import { unusedServices } from '../testing/fixtures/verifier'
import type { Verdict } from '../tokens/verify'
import type { Exchange } from './exchange'
import { quickly } from './quickly'
import { readRawHeaders } from './raw-headers'

const caller: ServiceCaller = { kind: 'service', tokenKey: 'krs_0123456789abcdef' as TokenKey, name: 'API' }
const service = `krs_0123456789abcdef_${'0'.repeat(49)}`

const exchange = (body: string): Exchange => ({
  request: {
    method: 'POST',
    url: 'http://verifier/api/v1/verify',
    headers: readRawHeaders(['Content-Type', 'application/json', 'Authorization', `Bearer ${service}`]),
    body: null,
    readBody: () => Promise.resolve(Buffer.from(body)),
  },
  path: '/api/v1/verify',
  requestId: 'build-4711',
  peer: null,
})

function setUp(authenticate: () => Promise<ServiceCaller | null>) {
  const verify = vi.fn((): Promise<Verdict> => Promise.resolve({ active: false, code: 'unknown' }))
  const readToVerify = vi.fn(() => Promise.resolve(verify))
  const respond = vi.fn(() => Promise.resolve({ ok: true as const, value: { status: 401 } }))
  const tokens = { ...unusedServices.tokens, readToVerify }
  const handle = quickly({ server: { ...unusedServices, tokens, serviceTokens: { authenticate } } }, respond)
  return { handle, verify, readToVerify, respond }
}

test('a token is read in the same turn of the event loop as its caller', async () => {
  let authenticated = (_caller: ServiceCaller | null): void => undefined
  const { handle, verify, readToVerify } = setUp(() => new Promise((resolve) => (authenticated = resolve)))
  const response = handle(exchange('{"token":"kru_0123456789abcdef_x","scopes":["contacts:read"]}'))
  await nextTurn()
  expect(readToVerify).toHaveBeenCalledWith('kru_0123456789abcdef_x')
  expect(verify).not.toHaveBeenCalled()
  authenticated(caller)
  expect(await response).toMatchObject({ ok: true, value: { status: 200, body: { active: false, code: 'unknown' } } })
  expect(verify).toHaveBeenCalledWith({ scopes: ['contacts:read'], ip: null })
})

test('a caller who is not authenticated gets no verdict, and nothing is recorded for it', async () => {
  const { handle, verify, respond } = setUp(() => Promise.resolve(null))
  expect(await handle(exchange('{"token":"kru_0123456789abcdef_x"}'))).toMatchObject({ value: { status: 401 } })
  expect(respond).toHaveBeenCalledOnce()
  expect(verify).not.toHaveBeenCalled()
})

test.each(['{"token":"a\\u0062"}', '{"ip":"203.0.113.7","token":"a"}', '{"token":"a","ip":"203.0.113"}', '{"token":"a","more":1}'])(
  'a body that is not plain is left to the operation, whole: %s',
  async (body) => {
    const { handle, readToVerify, respond } = setUp(() => Promise.resolve(caller))
    await handle(exchange(body))
    expect(readToVerify).not.toHaveBeenCalled()
    const [given] = respond.mock.calls[0] as unknown as [Exchange]
    expect(Buffer.from((await given.request.readBody?.(100)) ?? []).toString()).toBe(body)
  },
)
