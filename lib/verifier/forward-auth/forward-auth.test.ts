import { expect, test } from 'vitest'
import type { OrgId, TokenKey, UserId } from '../../ids'
import { startVerifier, unusedServices } from '../../testing/fixtures/verifier'
import type { Verdict, VerifyNeeds } from '../../tokens/verify'
import { parseRoutes } from './routes'

const secret = 'proxy-secret-0123456789'
const routes = parseRoutes(
  JSON.stringify({
    routes: [
      { host: 'api.example.com', methods: ['GET'], path: '/contacts/**', scopes: ['contacts:read'] },
      { host: 'api.example.com', methods: ['POST', 'DELETE'], path: '/contacts/**', scopes: ['contacts:write'] },
      { path: '/people/*/contacts', scopes: [] },
      { path: '/', scopes: [] },
    ],
  }),
  new Set(['contacts:read', 'contacts:write']),
)

const accepted: Verdict = {
  active: true,
  code: 'ok',
  tokenKey: 'kru_0123456789abcdef' as TokenKey,
  type: 'user',
  name: 'Zapier sync',
  scopes: ['contacts:read', 'contacts:write'],
  orgId: 'northwind' as OrgId,
  locationId: null,
  userId: 'ana' as UserId,
  expiresAt: null,
  secret: 'current',
  generation: 1,
}

async function start(verdict: Verdict | Error = accepted) {
  const asked: VerifyNeeds[] = []
  const verify = (_presented: string, needs: VerifyNeeds = {}) => {
    asked.push(needs)
    return verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict)
  }
  const services = { ...unusedServices, tokens: { ...unusedServices.tokens, verify } }
  const { url } = await startVerifier(services, { routes, proxySecret: secret, trustedProxies: ['10.0.0.0/8'] })
  const ask = async (headers: Record<string, string> = {}, method = 'GET') => {
    const given = { 'X-Keyrail-Proxy': secret, 'X-Api-Key': 'x', 'X-Forwarded-Host': 'api.example.com', ...headers }
    const response = await fetch(`${url}/forward-auth`, { method, headers: given })
    const identity = [...response.headers].filter(([name]) => name.startsWith('x-keyrail-'))
    return { status: response.status, identity: Object.fromEntries(identity), headers: response.headers, text: await response.text() }
  }
  return { ask, asked }
}

const get = (uri: string) => ({ 'X-Forwarded-Method': 'GET', 'X-Forwarded-Uri': uri })
const noIdentity = {
  'x-keyrail-token-key': '',
  'x-keyrail-type': '',
  'x-keyrail-scopes': '',
  'x-keyrail-organization': '',
  'x-keyrail-location': '',
  'x-keyrail-user': '',
}

test('an accepted request returns all six headers, also the empty ones', async () => {
  const { ask, asked } = await start()
  const { status, identity } = await ask({
    ...get('/contacts/42?q=ana'),
    'X-Forwarded-For': '198.51.100.9, 203.0.113.7, 10.0.0.2',
    'X-Keyrail-Organization': 'forged',
  })
  expect([status, identity]).toEqual([
    200,
    {
      ...noIdentity,
      'x-keyrail-token-key': 'kru_0123456789abcdef',
      'x-keyrail-type': 'user',
      'x-keyrail-scopes': 'contacts:read contacts:write',
      'x-keyrail-organization': 'northwind',
      'x-keyrail-user': 'ana',
    },
  ])
  expect(asked).toMatchObject([{ scopes: ['contacts:read'], ip: '203.0.113.7', endpoint: 'GET /contacts/42' }])
})

test('the method of the original request decides, not that of the question', async () => {
  const { ask, asked } = await start()
  await ask({ 'X-Original-Method': 'DELETE', 'X-Original-Uri': '/contacts/42' }, 'GET')
  await ask(get('/contacts/42'), 'DELETE')
  expect(asked.map(({ scopes }) => scopes)).toEqual([['contacts:write'], ['contacts:read']])
})

test.each([
  ['another host', { ...get('/contacts'), 'X-Forwarded-Host': 'admin.example.com' }],
  ['another method', { 'X-Forwarded-Method': 'PUT', 'X-Forwarded-Uri': '/contacts' }],
  ['another path', get('/contact')],
  ['a longer path', get('/people/1/contacts/2')],
  ['an empty segment for *', get('/people//contacts')],
  ['no original request', {}],
  ['a wrong secret', { ...get('/contacts'), 'X-Keyrail-Proxy': 'proxy-secret-0123456788' }],
  ['two methods', { ...get('/contacts'), 'X-Original-Method': 'DELETE' }],
  ['two paths', { ...get('/contacts'), 'X-Original-Uri': '/' }],
  ['a method that the upstream may read instead', { ...get('/contacts'), 'X-HTTP-Method-Override': 'DELETE' }],
  ['two credentials', { ...get('/contacts'), Authorization: 'Bearer x' }],
  ['a token in the query', get('/contacts?access_token=x')],
  ...[
    '/contacts/../admin',
    '/contacts/%2e%2e/admin',
    '/contacts//1',
    '/contacts/%2F1',
    '/contacts/%5c..',
    '/contacts/%00',
    '/contacts/%252e',
  ]
    .concat(['/contacts/..;/admin', '/contacts/.', '/contacts\\1', 'contacts', '/contacts/%ff', '/contacts#x', 'http://a/contacts'])
    .map((uri) => [`the path ${uri}`, get(uri)] as [string, Record<string, string>]),
])('%s is rejected with empty headers before any token is read', async (_, headers) => {
  const { ask, asked } = await start()
  const { status, identity } = await ask(headers)
  expect([status, identity, asked]).toEqual([403, noIdentity, []])
})

test.each([
  ['/contacts', 'contacts:read'],
  ['/contacts/', 'contacts:read'],
  ['/contacts/a%20b/c', 'contacts:read'],
  ['/people/7/contacts', undefined],
  ['/', undefined],
  ['/?q=1', undefined],
])('%s matches its route', async (uri, scope) => {
  const { ask, asked } = await start()
  expect((await ask(get(uri))).status).toBe(200)
  expect(asked[0]?.scopes?.[0]).toBe(scope)
})

test.each([
  ['no token', accepted, { 'X-Api-Key': '' }, 401],
  ['an unknown token', { active: false, code: 'unknown' } as const, {}, 401],
  ['a deactivated token', { active: false, code: 'deactivated' } as const, {}, 401],
  ['a missing scope', { active: false, code: 'insufficient_scope', missing: ['contacts:read'] } as const, {}, 403],
  ['another IP', { active: false, code: 'address_not_allowed' } as const, {}, 403],
  ['too many requests', { active: false, code: 'rate_limited' } as const, {}, 429],
  ['an outage', Object.assign(new Error('away'), { code: '57P01' }), {}, 503],
])('%s is rejected with empty headers', async (_, verdict, headers, expected) => {
  const { ask } = await start(verdict)
  const { status, identity } = await ask({ ...get('/contacts'), ...headers })
  expect([status, identity]).toEqual([expected, noIdentity])
})

test.each([
  ['{"routes":[}', ':1:12: not valid JSON'],
  ['{\n  "routes": [\n    { "path": "/a", "scopes": [], "path": "/b" }\n  ]\n}', ':3:35: this key is there twice'],
  ['{"routes":[{"path":"a","scopes":[]}]}', ':1:20: routes.0.path: A path starts with a slash.'],
  ['{"routes":[\n{"path":"/a/**/b","scopes":[]}]}', ':2:9: routes.0.path: ** must be the last segment.'],
  ['{"routes":[{"path":"/a","scopes":["contacts:raed"]}]}', ':1:35: routes.0.scopes.0: This scope does not exist.'],
  ['{"routes":[{"path":"/a"}]}', ':1:12: routes.0.scopes: '],
  ['{"routes":[{"path":"/a","scopes":[],"method":"GET"}]}', ': routes.0.method: '],
  ['{"routes":[{"path":"/a","scopes":[],"methods":["get"]}]}', ':1:48: routes.0.methods.0: Write a method in capitals'],
  ['[]', ':1:1: file: '],
  ['', ':1:1: not valid JSON'],
])('a mistake in the route file is named with line and column: %s', (text, message) => {
  expect(() => parseRoutes(text, new Set(['contacts:read']))).toThrow(message)
})
