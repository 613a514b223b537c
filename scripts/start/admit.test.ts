import { execFileSync } from 'node:child_process'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import { problem } from '../../lib/http/problem'
import { admit, rememberPeers } from './admit.mjs'
import { ClosedResponse } from './closed-response.mjs'

let server: Server | undefined
afterEach(() => server?.close())

async function listen(listener: RequestListener): Promise<number> {
  const opened = createServer({ ServerResponse: ClosedResponse }, admit(listener))
  server = opened
  rememberPeers(opened)
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  return (opened.address() as AddressInfo).port
}

/** Sends one request line with Host and `headers`; returns the response as text. */
async function send(port: number, line: string, ...headers: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(`${[`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`)
  return text(socket)
}

const forged = 'POST /api/v1/contacts HTTP/1.1\\r\\nHost: localhost\\r\\nX-Forwarded-For: 198.51.100.7\\r\\nContent-Length: 0\\r\\n\\r\\n'

/** A client that resets its connection once its request is written. */
const resetting = (port: number) => `
const socket = require('node:net').connect(${port}, '127.0.0.1', () => socket.write('${forged}', () => socket.resetAndDestroy()))`

describe('a client that resets its connection', () => {
  test('cannot choose its IP before the connection is accepted', async () => {
    const chains: unknown[] = []
    const port = await listen(({ headers }, response) => {
      chains.push(headers['x-forwarded-for'])
      response.end()
    })
    // this process accepts the connections only after they were reset
    for (let sent = 0; sent < 3; sent++) execFileSync(process.execPath, ['--eval', resetting(port)])
    expect(await send(port, 'GET /last')).toMatch(/^HTTP\/1\.1 200/)
    expect(chains.every((chain) => String(chain).endsWith('127.0.0.1'))).toBe(true)
  })

  test('cannot choose its IP while the server is busy', async () => {
    const chains: unknown[] = []
    const port = await listen(({ headers }, response) => {
      chains.push(headers['x-forwarded-for'])
      response.end()
    })
    const client = await accepted(port)
    client.write(forged.replaceAll('\\r\\n', '\r\n'), () => client.resetAndDestroy())
    await new Promise((resolve) => client.once('close', resolve))
    await send(port, 'GET /last')
    expect(chains).toEqual(['198.51.100.7, 127.0.0.1', '127.0.0.1'])
  })
})

async function accepted(port: number): Promise<Socket> {
  const arrived = new Promise((resolve) => server?.once('connection', resolve))
  const client = connect(port, '127.0.0.1')
  await arrived
  return client
}

describe('a request line', () => {
  test.each([
    ['GET *', 400],
    ['OPTIONS *', 400],
    ['GET http://evil.example/', 400],
    ['POST http://evil.example/api/v1/token', 400],
    ['GET http://[x/?access_token=secret', 400],
    ['GET /%E0%A4%A', 400],
    ['GET /api/v1/%zz?a=1', 400],
    ['GET /x/../api/v1/contacts', 400],
    ['GET /api/auth/.%2E/v1/contacts', 400],
    ['POST /api/v1/%2e/verify?a=1', 400],
    ['GET /x\\..\\api/v1/contacts', 400],
    ['GET /api/v1/contacts/..', 400],
    ['TRACE /', 405],
    ['PROPFIND /api/v1/token', 405],
  ])('%s is answered with a problem and never reaches the framework', async (line, status) => {
    const port = await listen(() => expect.unreachable())
    const response = await send(port, line, 'X-Request-Id: build-4711')
    expect(response).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(response).toMatch(/^X-Request-Id: build-4711$/m)
    expect(response).toMatch(/^Content-Security-Policy: default-src 'none'/m)
    expect(response).toMatch(/^Cache-Control: no-store$/m)
    expect(response).not.toContain('secret')
  })

  test.each([
    ['GET *', 'invalid_request', {}],
    ['TRACE /', 'method_not_allowed', { allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }],
  ] as const)('%s gets the problem that the API uses', async (line, code, more) => {
    const port = await listen(() => expect.unreachable())
    const [head = '', body = ''] = (await send(port, line)).split('\r\n\r\n')
    const { detail, requestId, ...rest } = JSON.parse(body) as { detail?: string; requestId: string }
    const expected = problem({ code, ...more, ...(detail && { detail }) }, requestId)
    expect(JSON.parse(await expected.text())).toEqual({ ...rest, ...(detail && { detail }), requestId })
    for (const [name, value] of expected.headers) expect(head.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase())
    expect(head).toContain(`X-Request-Id: ${requestId}`)
  })

  test('a request id that is not safe to log is replaced', async () => {
    const port = await listen(() => expect.unreachable())
    expect(await send(port, 'GET *', 'X-Request-Id: a"b')).toMatch(/^X-Request-Id: [\w-]{36}$/m)
  })
})

describe('a response', () => {
  test('without a content security policy gets a closed one', async () => {
    const port = await listen((_, response) => response.end('<h1>Not found</h1>'))
    expect(await send(port, 'GET /')).toMatch(/^Content-Security-Policy: default-src 'none'; frame-ancestors 'none'$/m)
  })

  test.each([
    ['set before', { 'content-security-policy': "script-src 'self'" }],
    ['written as pairs', ['Content-Security-Policy', "script-src 'self'"]],
  ])('keeps its own content security policy, %s', async (_, headers) => {
    const port = await listen((_request, response) => response.writeHead(200, headers).end())
    expect((await send(port, 'GET /')).match(/content-security-policy: .*/gi)?.map((line) => line.slice(25).trim())).toEqual([
      "script-src 'self'",
    ])
  })
})

test('a request that the framework sends to itself keeps the IP of the client', async () => {
  const chains: unknown[] = []
  const port = await listen(({ url, headers }, response) => {
    chains.push(headers['x-forwarded-for'])
    if (url !== '/first') return response.end()
    const { host: _host, connection: _connection, ...forwarded } = headers as Record<string, string>
    void fetch(`http://127.0.0.1:${port}/second`, { headers: forwarded }).then(() => response.end())
  })
  await send(port, 'GET /first', 'X-Forwarded-For: 198.51.100.7')
  await send(port, 'GET /second', 'X-Forwarded-For: 198.51.100.7', 'X-Keyrail-Pass: guessed')
  expect(chains).toEqual(Array.from({ length: 3 }, () => '198.51.100.7, 127.0.0.1'))
})

test('headers that only the proxy may set do not reach the framework', async () => {
  const port = await listen(({ headers }, response) => response.end(JSON.stringify(Object.keys(headers))))
  const response = await send(port, 'GET /', 'x-nonce: a', 'x-keyrail-path: /b', 'x-keyrail-origin: c', 'x-middleware-subrequest: d')
  expect(JSON.parse(response.split('\r\n\r\n')[1] ?? '')).toEqual(['host', 'connection', 'x-forwarded-for', 'x-keyrail-pass'])
})
