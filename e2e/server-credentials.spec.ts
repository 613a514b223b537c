import { readFileSync } from 'node:fs'
import { sendRaw } from './fixtures/raw-http'
import { wholeToken } from './fixtures/secret-guard'
import { expect, test } from './fixtures/test'

const path = '/api/v1/token'

test.describe('API credentials', () => {
  test('a request with two credentials is rejected', async ({ qa, site }) => {
    const { token } = qa.token('Zapier sync')
    const own = `Authorization: Bearer ${token}`
    const one = await sendRaw(site.origin, [`GET ${path} HTTP/1.1`, own])
    expect(one.status).toBe(200)
    for (const second of [own, `Authorization: Bearer ${qa.token('Gateway').token}`, 'authorization: Basic eDp5', `X-Api-Key: ${token}`]) {
      const two = await sendRaw(site.origin, [`GET ${path} HTTP/1.1`, own, second])
      expect(two.status, second.slice(0, 24)).toBe(400)
    }
    const keys = await sendRaw(site.origin, [`GET ${path} HTTP/1.1`, `X-Api-Key: ${token}`, `X-Api-Key: ${token}`])
    expect(keys.status).toBe(400)
  })

  test('Bearer, Basic and X-Api-Key are accepted, and the scheme is case-insensitive', async ({ qa, request, site }) => {
    const { token, tokenKey } = qa.token('Zapier sync')
    const basic = Buffer.from(`${tokenKey}:${token}`).toString('base64')
    const ways = [
      { Authorization: `Bearer ${token}` },
      { Authorization: `bearer ${token}` },
      { Authorization: `Basic ${basic}` },
      { 'X-Api-Key': token },
    ]
    for (const headers of ways) expect((await request.get(site.origin + path, { headers })).status()).toBe(200)
  })

  test('a token in the URL is rejected, even with a valid header', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    for (const name of ['token', 'access_token', 'api_key', 'x']) {
      const response = await request.get(`${site.origin}${path}?${name}=${token}`, { headers: { Authorization: `Bearer ${token}` } })
      expect(response.status(), name).toBe(400)
    }
  })

  test('a token in a cookie is ignored', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    const response = await request.get(site.origin + path, { headers: { Cookie: `token=${token}; authorization=Bearer ${token}` } })
    expect(response.status()).toBe(401)
  })

  test('unknown, wrong, expired, deactivated, suspended and deleted tokens get the same response', async ({ qa, request, site }) => {
    const zapier = qa.token('Zapier sync').token
    const presented = ['Spring export', 'Website chat', 'Airport kiosk', 'Pasted in a chat'].map((name) => qa.token(name).token)
    const wrong = `${zapier.slice(0, -1)}${zapier.endsWith('a') ? 'b' : 'a'}`
    const responses = await Promise.all(
      [...presented, wrong, 'kru_0000000000000000_0', 'nonsense'].map(async (token) => {
        const response = await request.get(site.origin + path, { headers: { Authorization: `Bearer ${token}` } })
        const headers = response.headersArray().filter(({ name }) => !['x-request-id', 'date'].includes(name.toLowerCase()))
        return JSON.stringify([response.status(), headers, (await response.text()).replace(/"requestId":"[^"]*"/, '')])
      }),
    )
    expect(new Set(responses).size).toBe(1)
    expect(responses[0]).toContain('[401,')
    expect(responses[0]).toContain('Bearer realm=\\"keyrail\\", error=\\"invalid_token\\"')
  })

  test('unsupported methods get 405 and never echo the token', async ({ qa, site }) => {
    const own = `Authorization: Bearer ${qa.token('Zapier sync').token}`
    for (const [method, status] of [
      ['PUT', 405],
      ['POST', 405],
      ['PATCH', 405],
    ] as const) {
      const response = await sendRaw(site.origin, [`${method} ${path} HTTP/1.1`, own, 'Content-Length: 0'])
      expect(response.status, method).toBe(status)
      expect(response.head.toLowerCase(), method).toContain('allow: get, delete, head, options')
    }
    for (const method of ['TRACE', 'FOO', 'CONNECT']) {
      const response = await sendRaw(site.origin, [`${method} ${path} HTTP/1.1`, own])
      expect(response.status === 0 || response.status >= 400, `${method}: ${response.status}`).toBe(true)
      expect(response.body, method).not.toMatch(wholeToken)
    }
  })

  test('method overrides are ignored', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    const headers = { Authorization: `Bearer ${token}`, 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'DELETE' }
    expect((await request.get(`${site.origin}${path}?_method=DELETE`, { headers })).status()).toBe(422)
    expect((await request.get(site.origin + path, { headers })).status()).toBe(200)
  })

  test('conflicting lengths are rejected instead of parsed as two requests', async ({ site }) => {
    const smuggled = `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`
    for (const lengths of [
      ['Content-Length: 0', `Content-Length: ${smuggled.length}`],
      ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    ]) {
      const response = await sendRaw(site.origin, ['POST /api/v1/verify HTTP/1.1', ...lengths], smuggled)
      expect(response.status).toBe(400)
      expect(response.body).not.toContain('HTTP/1.1')
    }
  })

  test('every API response is uncacheable and has a request id', async ({ request, site }) => {
    for (const address of [path, '/api/v1/verify', '/api/health']) {
      const response = await request.get(site.origin + address)
      expect(response.headers()['cache-control'], address).toBe('no-store')
      expect(response.headers()['x-request-id'], address).toMatch(/^[0-9A-Za-z._-]{8,64}$/)
      expect(response.headers()['set-cookie'], address).toBeUndefined()
    }
  })

  test('an unknown path under /api returns 404', async ({ request, site }) => {
    expect((await request.get(`${site.origin}/api/v1/nothing`)).status()).toBe(404)
    expect((await request.get(`${site.origin}/api/auth/session`)).status()).toBe(404)
    expect((await request.get(`${site.origin}/api/auth/providers`)).status()).toBe(404)
    expect((await request.get(`${site.origin}/api/auth/signin`)).status()).toBe(404)
  })

  test('the server log contains no token and no password', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    await request.get(site.origin + path, { headers: { Authorization: `Bearer ${token}` } })
    await request.get(`${site.origin}${path}?token=${token}`)
    await request.post(`${site.origin}/api/v1/verify`, { headers: { Authorization: `Bearer ${token}` }, data: `{"token":"${token}"` })
    const printed = readFileSync(site.log, 'utf8')
    expect(printed).not.toMatch(wholeToken)
    expect(printed).not.toContain(qa.data.users[0]?.password)
  })
})
