import { NextRequest } from 'next/server'
import { expect, it, vi } from 'vitest'
import { config, proxy } from './proxy'

vi.hoisted(() => {
  process.env['KEYRAIL_ORIGIN'] = 'https://keys.example.com'
  process.env['LOG_LEVEL'] = 'silent'
})

const send = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(`https://keys.example.com${path}`, init))
/** Value of a header in the request that the page receives. */
const forwarded = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`)
const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

it('scripts and style sheets need a nonce, and no other site can frame a page', async () => {
  const policy = (await send('/sign-in')).headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/script-src 'nonce-[^']{24}' 'strict-dynamic';/)
  expect(policy).toMatch(/style-src-elem 'self' 'nonce-[^']{24}';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy.match(/unsafe-[a-z]+/g)).toEqual(['unsafe-inline'])
  expect(policy).toContain("style-src-attr 'unsafe-inline'")
})

it('each response has a new nonce, the same in the policy and in the forwarded request', async () => {
  const [first, second] = [await send('/sign-in'), await send('/sign-in')]
  const nonce = nonceOf(first.headers.get('content-security-policy'))
  expect(forwarded(first, 'x-nonce')).toBe(nonce)
  expect(nonceOf(forwarded(first, 'content-security-policy'))).toBe(nonce)
  expect(nonceOf(second.headers.get('content-security-policy'))).not.toBe(nonce)
})

it('headers reserved for the proxy are dropped from client requests', async () => {
  const response = await send('/o/northwind/tokens?q=a', {
    headers: {
      'x-nonce': 'forged',
      'content-security-policy': "script-src 'nonce-forged'",
      'content-security-policy-report-only': "script-src 'nonce-forged'",
      'x-keyrail-path': 'https://evil.example',
      'x-keyrail-origin': 'https://evil.example',
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    },
  })
  expect(forwarded(response, 'x-nonce')).not.toBe('forged')
  expect(forwarded(response, 'content-security-policy')).not.toContain('forged')
  expect(forwarded(response, 'x-keyrail-path')).toBe('/o/northwind/tokens?q=a')
  expect(forwarded(response, 'x-keyrail-origin')).toBe('https://keys.example.com')
  const kept = response.headers.get('x-middleware-override-headers')?.split(',') ?? []
  expect(kept).not.toContain('content-security-policy-report-only')
  expect(kept).not.toContain('x-middleware-subrequest')
})

it('pages and actions see the configured host, whatever a proxy or client sends', async () => {
  for (const headers of [{}, { host: '127.0.0.1:3000' }, { host: '127.0.0.1:3000', 'x-forwarded-host': 'evil.example' }]) {
    expect(forwarded(await send('/sign-in', { headers }), 'x-forwarded-host')).toBe('keys.example.com')
  }
})

it('pages are not cached, and https is enforced', async () => {
  const { headers } = await send('/sign-in')
  expect(headers.get('cache-control')).toBe('no-store, private')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=63072000/)
})

it('an action from another site is rejected before its body is read, and hears where Keyrail is', async () => {
  const own = { origin: 'https://keys.example.com', 'sec-fetch-site': 'same-origin' }
  expect((await send('/sign-in', { method: 'POST', headers: own })).status).toBe(200)
  for (const headers of [{}, { origin: 'null' }, { origin: 'https://evil.example' }, { ...own, 'sec-fetch-site': 'same-site' }]) {
    const response = await send('/sign-in', { method: 'POST', headers: { ...headers, 'next-action': 'x' } })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('This Keyrail is at https://keys.example.com. Open it there, or set KEYRAIL_ORIGIN.')
  }
})

it('a malformed action is rejected in one sentence', async () => {
  const headers = { origin: 'https://keys.example.com', 'sec-fetch-site': 'same-origin', 'next-action': 'x' }
  const response = await send('/sign-in', { method: 'POST', headers })
  expect([response.status, await response.text()]).toEqual([400, 'This request is not valid. Reload the page and try again.'])
})

it('only GET, HEAD and POST are allowed', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await send('/sign-in', { method, headers: { origin: 'https://keys.example.com' } })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  }
})

it('the matcher covers pages and actions, but not the API, QA or built files', async () => {
  const matcher = new RegExp(`^${config.matcher}$`)
  for (const path of ['/', '/sign-in', '/o/northwind/data/tokens', '/_next/image', '/apiary', '/qa-notes']) expect(path).toMatch(matcher)
  for (const path of ['/api/v1/token', '/oauth/introspect', '/qa/reset', '/_next/static/chunks/a.js']) expect(path).not.toMatch(matcher)
})

it('a page requested under another name of this machine moves to the configured origin; an action there is rejected', async () => {
  vi.resetModules()
  vi.stubEnv('KEYRAIL_ORIGIN', 'http://localhost:3000')
  const local = await import('./proxy')
  const sendLocal = (method: string, dest = 'document') => {
    const headers = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-dest': dest }
    return local.proxy(new NextRequest('http://localhost:3000//o/a?q=1', { method, headers }))
  }
  expect((await sendLocal('GET', 'empty')).headers.get('refresh')).toBeNull()
  for (const method of ['GET', 'HEAD'])
    expect((await sendLocal(method)).headers.get('refresh')).toBe('0; url=http://localhost:3000//o/a?q=1')
  expect((await sendLocal('POST')).status).toBe(403)
})
