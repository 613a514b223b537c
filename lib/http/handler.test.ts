import { expect, test } from 'vitest'
import type { Server } from '../server'
import { bareServer } from '../testing/fixtures/bare-server'
import { createHandlers } from './handler'
import { healthEndpoint } from './routes/health'
import { notFound } from './routes/not-found'

const ask = (server: Server, headers: HeadersInit = {}) =>
  createHandlers(() => server, healthEndpoint).GET(new Request('http://localhost:3000/api/health', { headers }))

test('an exception before the operation is logged and becomes a problem document', async () => {
  const lines: unknown[] = []
  const server = bareServer({}, { log: { info: () => undefined, warn: () => undefined, error: (message) => void lines.push(message) } })
  const broken = { ...server, env: { ...server.env, trustedProxies: null as never } }
  const response = await ask(broken, { 'X-Forwarded-For': '203.0.113.7, 10.0.0.1', 'X-Request-Id': 'build-4711' })
  expect([response.status, response.headers.get('x-request-id')]).toEqual([500, 'build-4711'])
  expect(await response.json()).toEqual({
    type: '/docs/problems/internal',
    title: 'Something went wrong.',
    status: 500,
    code: 'internal',
    requestId: 'build-4711',
  })
  expect(lines).toEqual(['A request failed.'])
})

test('HSTS is sent only if the public origin uses https', async () => {
  const hsts = async (origin: string) => (await ask(bareServer({ KEYRAIL_ORIGIN: origin }))).headers.get('strict-transport-security')
  expect(await hsts('https://keyrail.example.com')).toBe('max-age=63072000; includeSubDomains')
  expect(await hsts('http://localhost:3000')).toBeNull()
})

test('an unknown path responds with 404 to every method', async () => {
  const handlers = createHandlers(() => bareServer(), notFound)
  for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS'] as const) {
    const response = await handlers[method](new Request('http://localhost:3000/api/v1/nope', { method }))
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'not_found' }])
  }
})
