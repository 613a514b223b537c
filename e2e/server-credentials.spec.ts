import { readFileSync } from 'node:fs'
import { sendRaw } from './fixtures/raw-http'
import { wholeToken } from './fixtures/secret-guard'
import { expect, test } from './fixtures/test'

const path = '/api/v1/token'

test.describe('presenting a token to the running server', () => {
  test('one Authorization header is read, a second one is rejected and not overlooked', async ({ qa, site }) => {
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

  test('the three ways to present a token work, and case of the scheme does not matter', async ({ qa, request, site }) => {
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

  test('a token in the address is rejected, also beside a good header', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    for (const name of ['token', 'access_token', 'api_key', 'x']) {
      const answer = await request.get(`${site.origin}${path}?${name}=${token}`, { headers: { Authorization: `Bearer ${token}` } })
      expect(answer.status(), name).toBe(400)
    }
  })

  test('a cookie is no credential', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    const answer = await request.get(site.origin + path, { headers: { Cookie: `token=${token}; authorization=Bearer ${token}` } })
    expect(answer.status()).toBe(401)
  })

  test('unknown, wrong, expired, deactivated, suspended and deleted answer the same bytes', async ({ qa, request, site }) => {
    const zapier = qa.token('Zapier sync').token
    const presented = ['Spring export', 'Website chat', 'Airport kiosk', 'Pasted in a chat'].map((name) => qa.token(name).token)
    const wrong = `${zapier.slice(0, -1)}${zapier.endsWith('a') ? 'b' : 'a'}`
    const answers = await Promise.all(
      [...presented, wrong, 'kru_0000000000000000_0', 'nonsense'].map(async (token) => {
        const answer = await request.get(site.origin + path, { headers: { Authorization: `Bearer ${token}` } })
        const headers = answer.headersArray().filter(({ name }) => !['x-request-id', 'date'].includes(name.toLowerCase()))
        return JSON.stringify([answer.status(), headers, (await answer.text()).replace(/"requestId":"[^"]*"/, '')])
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('[401,')
    expect(answers[0]).toContain('Bearer realm=\\"keyrail\\", error=\\"invalid_token\\"')
  })

  test('methods that are not offered are told apart from credentials', async ({ qa, site }) => {
    const own = `Authorization: Bearer ${qa.token('Zapier sync').token}`
    for (const [method, status] of [
      ['PUT', 405],
      ['POST', 405],
      ['PATCH', 405],
    ] as const) {
      const answer = await sendRaw(site.origin, [`${method} ${path} HTTP/1.1`, own, 'Content-Length: 0'])
      expect(answer.status, method).toBe(status)
      expect(answer.head.toLowerCase(), method).toContain('allow: get, delete, head, options')
    }
    for (const method of ['TRACE', 'FOO', 'CONNECT']) {
      const answer = await sendRaw(site.origin, [`${method} ${path} HTTP/1.1`, own])
      expect(answer.status === 0 || answer.status >= 400, `${method}: ${answer.status}`).toBe(true)
      expect(answer.body, method).not.toMatch(wholeToken)
    }
  })

  test('a method in a header or field is no method', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    const headers = { Authorization: `Bearer ${token}`, 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'DELETE' }
    expect((await request.get(`${site.origin}${path}?_method=DELETE`, { headers })).status()).toBe(422)
    expect((await request.get(site.origin + path, { headers })).status()).toBe(200)
  })

  test('two lengths, or a length beside chunks, never become two requests', async ({ site }) => {
    const smuggled = `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`
    for (const lengths of [
      ['Content-Length: 0', `Content-Length: ${smuggled.length}`],
      ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    ]) {
      const answer = await sendRaw(site.origin, ['POST /api/v1/verify HTTP/1.1', ...lengths], smuggled)
      expect(answer.status).toBe(400)
      expect(answer.body).not.toContain('HTTP/1.1')
    }
  })

  test('every answer of the API may not be stored and has an id', async ({ request, site }) => {
    for (const address of [path, '/api/v1/verify', '/api/health']) {
      const answer = await request.get(site.origin + address)
      expect(answer.headers()['cache-control'], address).toBe('no-store')
      expect(answer.headers()['x-request-id'], address).toMatch(/^[0-9A-Za-z._-]{8,64}$/)
      expect(answer.headers()['set-cookie'], address).toBeUndefined()
    }
  })

  test('an address nobody serves under /api is a 404 without a page', async ({ request, site }) => {
    expect((await request.get(`${site.origin}/api/v1/nothing`)).status()).toBe(404)
    expect((await request.get(`${site.origin}/api/auth/session`)).status()).toBe(404)
    expect((await request.get(`${site.origin}/api/auth/providers`)).status()).toBe(404)
    expect((await request.get(`${site.origin}/api/auth/signin`)).status()).toBe(404)
  })

  test('nothing a token or a person said is in what the server printed', async ({ qa, request, site }) => {
    const { token } = qa.token('Zapier sync')
    await request.get(site.origin + path, { headers: { Authorization: `Bearer ${token}` } })
    await request.get(`${site.origin}${path}?token=${token}`)
    await request.post(`${site.origin}/api/v1/verify`, { headers: { Authorization: `Bearer ${token}` }, data: `{"token":"${token}"` })
    const printed = readFileSync(site.log, 'utf8')
    expect(printed).not.toMatch(wholeToken)
    expect(printed).not.toContain(qa.data.users[0]?.password)
  })
})
