import { NextRequest } from 'next/server'
import { expect, it, vi } from 'vitest'
import { config, proxy } from './proxy'

vi.hoisted(() => {
  process.env['KEYRAIL_ORIGIN'] = 'https://keys.example.com'
})

const ask = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(new NextRequest(`https://keys.example.com${path}`, init))
/** What the page behind the proxy is given for a header. */
const passedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`)
const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]

it('scripts and style sheets run by nonce only, and no other site may frame a page', () => {
  const policy = ask('/sign-in').headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/script-src 'nonce-[^']{24}' 'strict-dynamic';/)
  expect(policy).toMatch(/style-src-elem 'self' 'nonce-[^']{24}';/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy.match(/unsafe-[a-z]+/g)).toEqual(['unsafe-inline'])
  expect(policy).toContain("style-src-attr 'unsafe-inline'")
})

it('every page has a nonce of its own, the same in the policy and in what the page reads', () => {
  const [first, second] = [ask('/sign-in'), ask('/sign-in')]
  const nonce = nonceOf(first.headers.get('content-security-policy'))
  expect(passedOn(first, 'x-nonce')).toBe(nonce)
  expect(nonceOf(passedOn(first, 'content-security-policy'))).toBe(nonce)
  expect(nonceOf(second.headers.get('content-security-policy'))).not.toBe(nonce)
})

it('what a client sends in the name of the proxy is dropped', () => {
  const response = ask('/o/northwind/tokens?q=a', {
    headers: {
      'x-nonce': 'mine',
      'content-security-policy': "script-src 'nonce-mine'",
      'content-security-policy-report-only': "script-src 'nonce-mine'",
      'x-keyrail-address': 'https://evil.example',
      'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    },
  })
  expect(passedOn(response, 'x-nonce')).not.toBe('mine')
  expect(passedOn(response, 'content-security-policy')).not.toContain('mine')
  expect(passedOn(response, 'x-keyrail-address')).toBe('/o/northwind/tokens?q=a')
  const kept = response.headers.get('x-middleware-override-headers')?.split(',') ?? []
  expect(kept).not.toContain('content-security-policy-report-only')
  expect(kept).not.toContain('x-middleware-subrequest')
})

it('pages and actions take the configured host for theirs, whatever a proxy or a client says', () => {
  for (const headers of [{}, { host: '127.0.0.1:3000' }, { host: '127.0.0.1:3000', 'x-forwarded-host': 'evil.example' }]) {
    expect(passedOn(ask('/sign-in', { headers }), 'x-forwarded-host')).toBe('keys.example.com')
  }
})

it('no page is kept by anything in between, and https stays https', () => {
  const { headers } = ask('/sign-in')
  expect(headers.get('cache-control')).toBe('no-store, private')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=63072000/)
})

it('an action of another site is rejected before it is read', () => {
  const own = { origin: 'https://keys.example.com', 'sec-fetch-site': 'same-origin' }
  expect(ask('/sign-in', { method: 'POST', headers: own }).status).toBe(200)
  for (const headers of [{}, { origin: 'null' }, { origin: 'https://evil.example' }, { ...own, 'sec-fetch-site': 'same-site' }]) {
    expect(ask('/sign-in', { method: 'POST', headers: { ...headers, 'next-action': 'x' } }).status).toBe(403)
  }
})

it('pages are read, and their actions posted; no other method is', () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const { status, headers } = ask('/sign-in', { method, headers: { origin: 'https://keys.example.com' } })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  }
})

it('pages and their actions pass here; the API, QA and built files do not', () => {
  const matcher = new RegExp(`^${config.matcher}$`)
  for (const path of ['/', '/sign-in', '/o/northwind/data/tokens', '/_next/image', '/apiary', '/qa-notes']) expect(path).toMatch(matcher)
  for (const path of ['/api/v1/token', '/oauth/introspect', '/qa/reset', '/_next/static/chunks/a.js']) expect(path).not.toMatch(matcher)
})

it('a page read under another name of this machine is moved to the configured one; an action under it is rejected', async () => {
  vi.resetModules()
  vi.stubEnv('KEYRAIL_ORIGIN', 'http://localhost:3000')
  const local = await import('./proxy')
  const asked = (method: string, dest = 'document') => {
    const headers = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-dest': dest }
    return local.proxy(new NextRequest('http://localhost:3000//o/a?q=1', { method, headers }))
  }
  expect(asked('GET', 'empty').headers.get('refresh')).toBeNull()
  for (const method of ['GET', 'HEAD']) expect(asked(method).headers.get('refresh')).toBe('0; url=http://localhost:3000//o/a?q=1')
  expect(asked('POST').status).toBe(403)
})
