import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sendRaw } from './fixtures/raw-http'
import { expect, test } from './fixtures/test'
import { readSites } from './servers/sites'
import { visit } from './steps/visit'

const pages = (tokenKey: string, location: string) => [
  '/o/northwind',
  '/o/northwind/tokens',
  '/o/northwind/tokens?tab=organization',
  `/o/northwind/tokens/${tokenKey}`,
  `/o/northwind/l/${location}/tokens`,
  '/o/northwind/audit',
  '/o/northwind/usage',
  '/o/northwind/nothing',
]

const disguises: Record<string, string>[] = [
  {},
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-subrequest': 'src/middleware' },
  { 'x-nextjs-data': '1' },
  { 'x-keyrail-path': '/o/northwind/tokens' },
]

test.describe('pages', () => {
  test('pages disclose nothing without a session, in any format', async ({ qa, request, site }) => {
    const tokenKey = qa.token('Zapier sync').tokenKey
    for (const path of pages(tokenKey, qa.data.locations[0]?.slug ?? '')) {
      for (const headers of disguises) {
        const response = await request.get(site.origin + path, { headers, maxRedirects: 0 })
        const text = await response.text()
        const label = `${path} ${JSON.stringify(headers)} ${response.status()}`
        for (const leak of ['Northwind Realty', 'Ana Martins', 'owner@example.com', 'Zapier', 'Gateway']) {
          expect(text, label).not.toContain(leak)
        }
        expect(response.status() < 500, label).toBe(true)
      }
    }
  })

  test('framework paths disclose nothing without a session', async ({ request, site }) => {
    const id = readFileSync(join(import.meta.dirname, '../.next/BUILD_ID'), 'utf8')
    for (const path of [
      '/o/northwind/tokens.rsc',
      '/o/northwind/tokens.segments/_tree.segment.rsc',
      '/o/northwind/tokens.segments/_full.segment.rsc',
      `/_next/data/${id}/o/northwind/tokens.json`,
      '/o/northwind/data/audit',
      '/o/northwind/data/audit/export',
      '/o/northwind/data/tokens',
      '/o/northwind/data/options',
      '/o/northwind/data/limit',
      '/o/northwind/data/tokens/export',
    ]) {
      const response = await request.get(site.origin + path, { maxRedirects: 0 })
      expect(await response.text(), path).not.toMatch(/Zapier|Ana Martins|Northwind Realty/)
    }
  })

  test('data routes are only readable by same-origin pages', async ({ as, site }) => {
    const { request } = (await as('owner', null)).context()
    const read = async (headers: Record<string, string>) =>
      (await request.get(`${site.origin}/o/northwind/data/tokens`, { headers })).status()
    expect(await read({ 'Sec-Fetch-Site': 'same-origin' })).toBe(200)
    for (const from of ['cross-site', 'same-site', 'none']) expect(await read({ 'Sec-Fetch-Site': from }), from).toBe(403)
    expect(await read({ Origin: 'https://evil.example' })).toBe(403)
    expect((await request.post(`${site.origin}/o/northwind/data/tokens`, { headers: { 'Sec-Fetch-Site': 'same-origin' } })).status()).toBe(
      405,
    )
  })

  test('pages have a strict content security policy with a fresh nonce', async ({ as, page, site }) => {
    const nonces = new Set<string>()
    for (const open of [await visit(page, '/sign-in'), await (await as('owner', null)).goto('/o/northwind/tokens')]) {
      const headers = (await open?.allHeaders()) ?? {}
      const policy = headers['content-security-policy'] ?? ''
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
      expect(scripts).toMatch(/'nonce-[\w+/=]{20,}'/)
      expect(scripts).not.toMatch(/unsafe|\*|https?:/)
      expect(/style-src-elem ([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("object-src 'none'")
      expect(policy).toContain("base-uri 'none'")
      nonces.add(scripts)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': expect.stringContaining('no-store'),
      })
      expect(headers['x-powered-by']).toBeUndefined()
      const text = (await open?.text()) ?? ''
      const bare = [...text.matchAll(/<script(?![^>]*\bnonce=)[^>]*>/g)].map(([tag]) => tag)
      expect(bare, 'scripts without a nonce').toEqual([])
    }
    expect(nonces.size).toBe(2)
    expect(site.origin).toBeTruthy()
  })

  test('a nonce or policy sent by the client is ignored', async ({ request, site }) => {
    const response = await request.get(`${site.origin}/sign-in`, {
      headers: { 'x-nonce': 'chosen-by-a-client', 'Content-Security-Policy': "script-src 'nonce-chosen-by-a-client'" },
    })
    expect(response.headers()['content-security-policy']).not.toContain('chosen-by-a-client')
    expect(await response.text()).not.toContain('chosen-by-a-client')
  })

  test('links and redirects use the configured origin, not forwarded headers', async ({ request, site }) => {
    const response = await request.get(`${site.origin}/o/northwind/tokens`, {
      headers: { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https', Forwarded: 'host=evil.example' },
      maxRedirects: 0,
    })
    expect(`${response.headers()['location'] ?? ''}${await response.text()}`).not.toContain('evil.example')
  })

  test('a page on another host name redirects to the configured origin', async ({ request, site }) => {
    const response = await request.get(`${site.origin.replace('localhost', '127.0.0.1')}/sign-in?next=%2Fsettings`, {
      headers: { 'Sec-Fetch-Dest': 'document' },
    })
    expect(response.headers()['refresh']).toBe(`0; url=${site.origin}/sign-in?next=%2Fsettings`)
  })

  test('the session cookie is HttpOnly, SameSite=Lax and encrypted', async ({ as }) => {
    const page = await as('owner', null)
    const cookies = await page.context().cookies()
    const session = cookies.find(({ name }) => /^keyrail-\d+\.session$/.test(name))
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(session?.value.split('.')).toHaveLength(5)
    const browser = cookies.find(({ name }) => /^keyrail-\d+\.browser$/.test(name))
    expect(browser).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(browser?.value).toMatch(/^\w{22}(\.[\w-]{22}){1,5}$/)
  })
})

test.describe('disclosure', () => {
  test('external images, project files and source maps are not served', async ({ request, site }) => {
    const found: string[] = []
    const chunks = readdirSync(join(import.meta.dirname, '../.next/static/chunks')).filter((name) => name.endsWith('.js'))
    for (const path of [
      '/_next/image?url=%2Ficon.svg&w=64&q=75',
      '/_next/image?url=https%3A%2F%2Fexample.com%2Fx.png&w=64&q=75',
      '/.env',
      '/.git/config',
      '/.git/HEAD',
      '/package.json',
      '/keys.json',
      '/.data/keys.json',
      '/qa.db',
      '/prisma/schema.prisma',
      '/server.js',
      '/_next/static/../server/app/page.js',
      '/_next/static/%2e%2e/server/server-reference-manifest.json',
      '/..%2f..%2fetc/passwd',
      ...chunks.slice(0, 12).map((name) => `/_next/static/chunks/${name}.map`),
    ]) {
      const response = await request.get(site.origin + path, { maxRedirects: 0 })
      if (response.status() !== 404 && response.status() !== 400) found.push(`${path}: ${response.status()}`)
    }
    expect(found).toEqual([])
  })

  test('a miss among files and API paths is a bare 404, even for a signed-in user', async ({ as, site }) => {
    const { request } = (await as('owner', null)).context()
    const dataPath = `_next/data/${readFileSync(join(import.meta.dirname, '../.next/BUILD_ID'), 'utf8')}`
    for (const area of ['_next/static', 'api', 'api/v1', 'oauth', 'qa', '_next%2fstatic', '_NEXT/static', dataPath]) {
      for (const method of ['GET', 'POST']) {
        const label = `${method} /${area}/missing`
        const response = await request.fetch(`${site.origin}/${area}/missing`, { method, maxRedirects: 0 })
        expect(response.status(), label).toBe(404)
        expect(response.headers()['content-type'], label).not.toContain('html')
        expect(await response.text(), label).not.toContain('Ana Martins')
      }
    }
  })

  test('a page that the framework has for its own use is not found, even by a signed-in user', async ({ as, site, request }) => {
    const signedIn = (await as('owner', null)).context().request
    const names = ['_global-error', '_not-found', '_error', '_app', '_document']
    const spellings = names.flatMap((name) => [name, `${name}.rsc`, `${name}.html`, `${name}/x`, `%5f${name.slice(1)}`])
    const paths = [...spellings, '404', '404.html', '500', '500.html']
    const found = new Map<string, number>()
    for (const caller of [request, signedIn]) {
      for (const path of paths) {
        const status = (await caller.get(`${site.origin}/${path}`, { maxRedirects: 0 })).status()
        if (status !== 404) found.set(path, status)
      }
    }
    expect([...found]).toEqual([])
  })

  test('every response has a content security policy', async ({ as, site }) => {
    const { request } = (await as('owner', null)).context()
    const chunk = readdirSync(join(import.meta.dirname, '../.next/static/chunks')).find((name) => name.endsWith('.js')) ?? ''
    const paths = [
      '/sign-in',
      '/nothing',
      '/robots.txt',
      '/icon.svg',
      '/manifest.webmanifest',
      `/_next/static/chunks/${chunk}`,
      '/_next/image',
      '/settings/',
    ]
    for (const path of [
      ...paths,
      '/_next',
      '/_next/',
      '/_next/data/x.json',
      '/oauth',
      '/qa',
      '/api',
      '/api/health',
      '/api/auth/session',
      '/api/auth/x',
    ]) {
      const response = await request.get(site.origin + path, { maxRedirects: 0 })
      expect(response.headers()['content-security-policy'], path).toMatch(/frame-ancestors 'none'|^sandbox$/)
    }
  })

  test('a request line that is not for this server is rejected, never redirected', async ({ site }) => {
    for (const line of [
      'GET http://evil.example/',
      'POST http://evil.example/api/v1/token',
      'GET *',
      'OPTIONS *',
      'GET /%E0%A4%A',
      'GET /api/v1/%E0%A4%A',
      'GET /x/../api/v1/contacts',
    ]) {
      const { status, head, body } = await sendRaw(site.origin, [`${line} HTTP/1.1`])
      expect(status, line).toBe(400)
      expect(head, line).not.toMatch(/^location:/im)
      expect(JSON.parse(body), line).toMatchObject({ code: 'invalid_request', requestId: expect.any(String) })
    }
    expect((await sendRaw(site.origin, ['TRACE / HTTP/1.1'])).status).toBe(405)
    expect((await sendRaw(site.origin, ['GET /.well-known/security.txt/ HTTP/1.1'])).head).not.toMatch(/^location:/im)
  })

  test('client bundles contain no server code or configuration', () => {
    const folder = join(import.meta.dirname, '../.next/static')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css|json)$/.test(name))
    expect(files.length).toBeGreaterThan(10)
    const found = files.flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      const words = [
        'DATABASE_URL',
        'KEYRAIL_',
        'NEXTAUTH_',
        'keys.json',
        'pepper',
        'argon2',
        'sourceMappingURL',
        'better-sqlite3',
        'findUnique',
        'process.env.',
      ]
      return words.filter((word) => text.includes(word)).map((word) => `${name}: ${word}`)
    })
    expect(found).toEqual([])
  })

  test('QA endpoints are not served outside QA mode', async ({ request }) => {
    const origin = readSites()?.installed.origin ?? ''
    for (const path of ['reset', 'clock', 'tick', 'outbox']) {
      expect((await request.get(`${origin}/qa/${path}`)).status(), path).toBe(404)
      expect((await request.post(`${origin}/qa/${path}`, { data: {} })).status(), path).toBe(404)
    }
  })

  test('QA endpoints reject cross-site requests and other host names', async ({ request, site }) => {
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Host: 'evil.example' }, { Host: 'rebind.example:80' }] as Record<
      string,
      string
    >[]) {
      const response = await request.post(`${site.origin}/qa/reset`, { headers, data: { preset: 'empty' } })
      expect(response.status(), JSON.stringify(headers)).toBe(404)
    }
  })
})

test.describe('new installation', () => {
  test('a new installation redirects to setup and its API is up', async ({ page, request }) => {
    const origin = readSites()?.installed.origin ?? ''
    expect((await request.get(`${origin}/api/health`)).status()).toBe(200)
    await visit(page, `${origin}/`)
    await expect(page.getByRole('heading', { name: 'Set up Keyrail' })).toBeVisible()
    await visit(page, `${origin}/sign-in`)
    await expect(page).toHaveURL(`${origin}/setup`)
  })
})
