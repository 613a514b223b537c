import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { createEarly } from './serve-early'

/** A server of node:http that leaves to the framework, here a 418, what is not served early. */
async function listen(db: TestDb, environment: Readonly<Record<string, string>> = {}) {
  const server = await testServer(db, environment)
  const serve = createEarly(server)
  const http = createServer((message, response) => {
    if (!serve(message, response, '203.0.113.9')) response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void http.close())
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const send = (path: string, init: RequestInit) => fetch(url + path, init)
  return { server, send, url }
}

/** Sends header lines that `fetch` would join or reject; returns the problem. */
async function sendRaw(url: string, path: string, lines: readonly string[]): Promise<unknown> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const closing = lines.some((line) => line.startsWith('Connection')) ? lines : [...lines, 'Connection: close']
  socket.end([`POST ${path} HTTP/1.1`, `Host: ${hostname}`, 'Content-Length: 0', ...closing, '', ''].join('\r\n'))
  const response = await text(socket)
  return JSON.parse(response.slice(response.indexOf('{'), response.lastIndexOf('}') + 1))
}

async function scene(db: TestDb, environment: Readonly<Record<string, string>> = {}) {
  const fixture = await openOrgFixture(db)
  const { token } = await fixture.make(await fixture.person('owner', 'Olga Pires', { fresh: true }))
  const { server, send, url } = await listen(db, environment)
  const created = await server.serviceTokens.create(operator, { name: 'Orders API' })
  if (!created.ok) throw new Error(created.error.code)
  const headers = { Authorization: `Bearer ${created.value.secret.reveal()}`, 'Content-Type': 'application/json' }
  const verify = (more: Readonly<Record<string, string>> = {}, presented = token) =>
    send('/api/v1/verify', { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify({ token: presented }) })
  return { fixture, server, send, url, token, verify }
}

onEveryDatabase('the dashboard before the framework', (open) => {
  it('verifies, introspects and revokes, and leaves every other path', async () => {
    const { send, token, verify } = await scene(await open())
    expect(await (await verify()).json()).toMatchObject({ active: true, code: 'ok', tokenKey: token.slice(0, 20) })
    const form = { method: 'POST', body: new URLSearchParams({ token }) }
    expect((await send('/oauth/introspect', form)).status).toBe(401)
    expect((await send('/oauth/revoke', form)).status).toBe(200)
    expect(await (await verify()).json()).toEqual({ active: false, code: 'deleted' })
    const others = ['/', '/api/v1/token', '/api/v1/verify/', '/api/v1/verifyx', '/health']
    const responses = await Promise.all(others.map((path) => send(path, { method: 'POST' })))
    expect(responses.map(({ status }) => status)).toEqual(others.map(() => 418))
  })

  it('sends the headers of the framework, and HSTS if its origin uses https', async () => {
    const { verify } = await scene(await open(), { KEYRAIL_ORIGIN: 'https://keys.example.com' })
    for (const { headers } of [await verify(), await verify({ Authorization: '' })]) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-request-id': expect.stringMatching(/^[0-9A-Za-z]{22}$/),
      })
    }
  })

  it('rejects ambiguous headers on each of its paths, with the cause in the detail', async () => {
    const { url } = await scene(await open())
    for (const path of ['/api/v1/verify', '/oauth/introspect', '/oauth/revoke']) {
      const repeated = await sendRaw(url, path, ['Content-Type: application/json', 'X-Api-Key: one', 'X-Api-Key: two'])
      expect(repeated).toMatchObject({ status: 400, code: 'invalid_request', detail: 'Send the header x-api-key once.' })
      expect(await sendRaw(url, path, ['X_Api_Key: one'])).toMatchObject({ status: 400, detail: expect.stringContaining('hyphens') })
      expect(await sendRaw(url, path, ['Connection: close, Authorization'])).toMatchObject({ status: 400, code: 'invalid_request' })
    }
  })

  it('responds to other methods, and to a body that is too large, as the framework does', async () => {
    const { send, verify } = await scene(await open())
    const allowed = await send('/api/v1/verify', { method: 'OPTIONS' })
    expect([allowed.status, allowed.headers.get('allow')]).toEqual([204, 'POST, OPTIONS'])
    const head = await send('/api/v1/verify', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([405, ''])
    const large = await verify({}, 'x'.repeat(20_000))
    expect([large.status, large.headers.get('connection')]).toEqual([413, 'close'])
  })

  it('takes the IP address that a trusted proxy names', async () => {
    const db = await open()
    const { server, send, token } = await scene(db, { KEYRAIL_TRUSTED_PROXIES: '203.0.113.9' })
    const headers = { 'X-Forwarded-For': '192.0.2.1, 198.51.100.4' }
    await send('/oauth/revoke', { method: 'POST', headers, body: new URLSearchParams({ token }) })
    await server.usage.flush()
    expect((await db.read.tokenUse.findMany()).map(({ lastIp }) => lastIp)).toEqual(['198.51.100.4'])
  })

  it('takes the IP address of the connection, whatever a proxy that is not trusted claims', async () => {
    const db = await open()
    const { server, send, token } = await scene(db)
    const body = new URLSearchParams({ token })
    await send('/oauth/revoke', { method: 'POST', headers: { 'X-Forwarded-For': '198.51.100.4' }, body })
    await server.usage.flush()
    expect((await db.read.tokenUse.findMany()).map(({ lastIp }) => lastIp)).toEqual(['203.0.113.9'])
  })
})
