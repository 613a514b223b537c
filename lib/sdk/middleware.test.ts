import { createServer, get, type Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import express from 'express'
import Fastify from 'fastify'
import { Hono } from 'hono'
import { NextRequest } from 'next/server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen, type StubResponse, stubVerifier, verdict } from '../testing/fixtures/stub-verifier'
import type { Verifier } from './create-verifier'
import { requireToken as forExpress, verdictOf } from './express'
import { requireToken as forFastify } from './fastify'
import { requireToken as forHono } from './hono'
import { createVerifier } from './index'
import { requireToken as forNext } from './next'
import type { VerifierUnavailable } from './unavailable'

const key = 'kru_0123456789abcdef'
const token = `${key}_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG012345`
const serviceToken = 'krs_0123456789abcdef_SERVICE89abcdefghijklmnopqrstuvwxyzABCDEFG012345'
const scopes = ['contacts:read']
const accepted = {
  active: true,
  code: 'ok',
  tokenKey: key,
  type: 'user',
  scopes,
  organization: { id: 'northwind' },
  location: null,
  user: { id: 'ana' },
  expiresAt: null,
}

interface Started {
  readonly url: string
  /** Number of requests that reached the API. */
  readonly handled: () => number
}

interface Given {
  readonly verifier: Verifier
  readonly onUnavailable: (error: VerifierUnavailable) => void
}

/** One API with one protected path in each framework; it returns the token key of the verdict. */
const frameworks: Record<string, (given: Given) => Promise<Started>> = {
  async Express({ verifier, onUnavailable }) {
    let count = 0
    const app = express()
    app.get('/contacts', forExpress(verifier, { scopes, onUnavailable }), (request, response) => {
      count += 1
      response.send(verdictOf(request).tokenKey)
    })
    return { url: await listen(createServer(app)), handled: () => count }
  },
  async Fastify({ verifier, onUnavailable }) {
    let count = 0
    const app = Fastify()
    onTestFinished(() => app.close())
    app.get('/contacts', { onRequest: forFastify(verifier, { scopes, onUnavailable }) }, (request) => {
      count += 1
      return verdictOf(request).tokenKey
    })
    return { url: await app.listen({ port: 0, host: '127.0.0.1' }), handled: () => count }
  },
  async Hono({ verifier, onUnavailable }) {
    let count = 0
    const app = new Hono()
    app.get('/contacts', forHono(verifier, { scopes, onUnavailable, ip: () => '127.0.0.1' }), (context) => {
      count += 1
      return context.text(verdictOf(context).tokenKey)
    })
    return { url: await serve(app.fetch), handled: () => count }
  },
  async Next({ verifier, onUnavailable }) {
    let count = 0
    const options = { scopes, onUnavailable, ip: (_request: NextRequest) => '127.0.0.1' }
    const GET = forNext(verifier, options, (_request, _context: { params: Promise<object> }, { tokenKey }) => {
      count += 1
      return new Response(tokenKey)
    })
    const respond = (request: Request) => GET(new NextRequest(request.url, { headers: request.headers }), { params: Promise.resolve({}) })
    return { url: await serve(respond), handled: () => count }
  },
}

/** Serves an application that turns a Request into a Response. */
const serve = (fetch: (request: Request) => Response | Promise<Response>): Promise<string> =>
  listen(createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server)

const away: StubResponse = (response) => void response.writeHead(503, { 'Retry-After': '7' }).end()
const rejection = (code: string) => verdict({ active: false, code })
const bearer: [string, string][] = [['Authorization', `Bearer ${token}`]]

interface Expected {
  readonly code: string
  readonly header?: [string, string]
}

const cases: [string, StubResponse, [string, string][], number, Expected][] = [
  ['no credentials', verdict(accepted), [], 401, { code: 'missing_credentials', header: ['www-authenticate', 'Bearer realm="api"'] }],
  ['two credentials', verdict(accepted), [...bearer, ['X-Api-Key', token]], 400, { code: 'invalid_request' }],
  ['X-Api-Key twice', verdict(accepted), [1, 2].map((): [string, string] => ['X-Api-Key', token]), 400, { code: 'invalid_request' }],
  ...['malformed', 'unknown', 'deactivated', 'suspended', 'expired', 'deleted'].map((code): (typeof cases)[number] => [
    code,
    rejection(code),
    bearer,
    401,
    { code: 'invalid_token', header: ['www-authenticate', 'Bearer realm="api", error="invalid_token"'] },
  ]),
  [
    'insufficient_scope',
    rejection('insufficient_scope'),
    bearer,
    403,
    { code: 'insufficient_scope', header: ['www-authenticate', 'Bearer realm="api", error="insufficient_scope", scope="contacts:read"'] },
  ],
  ['address_not_allowed', rejection('address_not_allowed'), bearer, 403, { code: 'forbidden' }],
  ['rate_limited', rejection('rate_limited'), bearer, 429, { code: 'rate_limited', header: ['retry-after', '1'] }],
  [
    'rate_limited for a while',
    verdict({ active: false, code: 'rate_limited' }, { 'Retry-After': '42' }),
    bearer,
    429,
    { code: 'rate_limited', header: ['retry-after', '42'] },
  ],
  ['an outage of the verifier', away, bearer, 503, { code: 'unavailable', header: ['retry-after', '7'] }],
  ['a response that is no verdict', verdict('{"active":true}'), bearer, 503, { code: 'unavailable', header: ['retry-after', '1'] }],
]

describe.each(Object.entries(frameworks))('%s', (_, startApi) => {
  async function start(respond: StubResponse) {
    const { url, asked } = await stubVerifier(respond)
    const errors: VerifierUnavailable[] = []
    const verifier = createVerifier({ url, serviceToken })
    return { ...(await startApi({ verifier, onUnavailable: (error) => void errors.push(error) })), asked, errors }
  }

  test.each([
    ['Bearer', bearer],
    ['X-Api-Key', [['X-Api-Key', token]]],
    ['Basic', [['Authorization', `Basic ${btoa(`${key}:${token}`)}`]]],
  ] satisfies [string, [string, string][]][])(
    'a token in %s passes with its verdict, checked for scopes and IP address',
    async (__, headers) => {
      const { url, handled, asked } = await start(verdict(accepted))
      const response = await fetch(`${url}/contacts?page=2`, { headers })
      expect([response.status, await response.text(), handled()]).toEqual([200, key, 1])
      expect(asked.map(({ body }) => body)).toEqual([`{"token":"${token}","scopes":["contacts:read"],"ip":"127.0.0.1"}`])
    },
  )

  test.each(cases)(
    '%s is rejected before the handler runs',
    async (__, respond, headers, status, { code, header: [name, value] = ['cache-control', 'no-store'] }) => {
      const { url, handled, errors } = await start(respond)
      const response = await fetch(`${url}/contacts`, { headers })
      expect([response.status, response.headers.get('content-type')]).toEqual([
        status,
        expect.stringMatching(/^application\/problem\+json/),
      ])
      expect(await response.json()).toEqual({ title: expect.any(String), status, code })
      expect([response.headers.get(name), handled(), errors.length]).toEqual([value, 0, status === 503 ? 1 : 0])
    },
  )

  test('a token in the query is rejected without being verified', async () => {
    const { url, handled, asked } = await start(verdict(accepted))
    const response = await fetch(`${url}/contacts?access_token=${token}`, { headers: bearer })
    expect([response.status, handled(), asked]).toEqual([400, 0, []])
  })
})

test.each(['Express', 'Fastify'])('%s rejects Authorization twice, of which its parsed headers drop the second', async (name) => {
  const { url, asked } = await stubVerifier(verdict(accepted))
  const api = await frameworks[name]?.({ verifier: createVerifier({ url, serviceToken }), onUnavailable: () => undefined })
  const headers = ['Host', 'api', 'Authorization', `Bearer ${token}`, 'Authorization', 'Bearer other']
  const status = await new Promise((resolve) => {
    get(`${api?.url}/contacts`, { headers }, (response) => resolve(response.resume().statusCode))
  })
  expect([status, asked]).toEqual([400, []])
})

test('text in X-Forwarded-For that is not an IP address makes the IP address unknown', async () => {
  const { url, asked } = await stubVerifier(verdict(accepted))
  const app = express().set('trust proxy', true)
  app.get('/contacts', forExpress(createVerifier({ url, serviceToken })), (_request, response) => void response.send('ok'))
  const api = await listen(createServer(app))
  await fetch(`${api}/contacts`, { headers: { ...Object.fromEntries(bearer), 'X-Forwarded-For': 'localhost' } })
  await fetch(`${api}/contacts`, { headers: { ...Object.fromEntries(bearer), 'X-Forwarded-For': 'fe80::1%eth0' } })
  expect(asked.map(({ body }) => (JSON.parse(body) as { ip?: string }).ip)).toEqual([undefined, 'fe80::1'])
})

test('a request without a verdict, and a scope that fits into no header, are mistakes of the developer', () => {
  expect(() => verdictOf({})).toThrow('put requireToken before its handler')
  expect(() => forExpress(createVerifier({ url: 'http://127.0.0.1:3001', serviceToken }), { scopes: ['a"b'] })).toThrow(TypeError)
})
