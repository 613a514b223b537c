import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveStatic } from './serve-static.mjs'

const folder = mkdtempSync(join(tmpdir(), 'keyrail-static-'))
const inside = join(folder, 'static')
const script = 'export const answer = 42\n'.repeat(100)
const dashboard: RequestListener = (request, response) => response.end(`a page at ${request.url}`)
let origin = ''
let close = () => undefined as unknown

beforeAll(async () => {
  mkdirSync(inside)
  writeFileSync(join(inside, 'a.js'), script)
  writeFileSync(join(inside, 'a.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'secret.js'), 'not for browsers')
  const server = createServer(serveStatic(dashboard, inside)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => server.close()
})

afterAll(() => {
  close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(origin + path, { headers, method })

it('a browser with Brotli support gets the compressed file, cached forever', async () => {
  const answer = await get('/_next/static/a.js', { 'Accept-Encoding': 'br' })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await answer.text()).toBe(script)
})

it('a file has no headers that a browser does not need, and its connection stays open', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ports = new Set<number>()
  for (const path of ['/_next/static/a.js', '/_next/static/a.js', '/_next/static/b.js']) {
    const response = await new Promise<IncomingMessage>((resolve) => request(origin + path, { agent }, resolve).end())
    expect([response.headers['last-modified'], response.headers['keep-alive']]).toEqual([undefined, undefined])
    if (response.statusCode === 200) expect(response.headers['content-security-policy']).toBe('sandbox')
    ports.add(response.socket.localPort ?? 0)
    await new Promise((resolve) => response.once('end', resolve).resume())
  }
  expect(ports.size).toBe(1)
  agent.destroy()
})

it('a browser without it gets the uncompressed file', async () => {
  const answer = await get('/_next/static/a.js', { 'Accept-Encoding': 'identity' })
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe(script)
})

it.each(['bytes=5-2', 'bytes=-', 'bytes=99999999-', 'lines=1-2'])('a range request of %s gets the whole file', async (range) => {
  const answer = await get('/_next/static/a.js', { Range: range, 'Accept-Encoding': 'identity' })
  expect([answer.status, await answer.text()]).toEqual([200, script])
})

it.each([
  '/_next/static/b.js',
  '/_next/static',
  '/_next/static/',
  '/_next/static?a=1',
  '//_next//static/b.js',
  '/_next%2fstatic/b.js',
  '/_next/%73tatic/b.js',
  '/_NEXT/static/a.js',
  '/_next/STATIC/a.js',
  '/_next/data/build/api/v1/contacts.json',
  '/%5fnext/data/build/sign-in.json',
  '/_next/statica.js',
  '/_next',
  '/_next/static/..%2fsecret.js',
  '/_next/static//secret.js',
  '/_next/static/%',
  '/_global-error',
  '/_global-error/',
  '/_global-error.rsc',
  '/_global-error?a=1',
  '/_GLOBAL-ERROR',
  '/%5fglobal-error',
  '/_not-found',
  '/_not-found/page',
  '/_error',
  '/_app',
  '/_document',
])('%s is not found, without a page', async (path) => {
  const answer = await get(path)
  expect([answer.status, await answer.text()]).toEqual([404, 'Not found.\n'])
})

it('only GET and HEAD are served, and no other method reaches the pages', async () => {
  expect((await get('/_next/static/a.js', {}, 'POST')).status).toBe(404)
  expect((await get('/_next/static/b.js', {}, 'POST')).status).toBe(404)
  expect((await get('/_next/static/a.js', {}, 'HEAD')).status).toBe(200)
})

it.each(['/o/northwind', '/_nextdata/a.json', '/o/_next/static', '/_errors', '/o/_global-error'])(
  '%s is passed to the dashboard',
  async (path) => {
    expect(await (await get(path)).text()).toBe(`a page at ${path}`)
  },
)

it('without a build, every request is passed to the dashboard', () => {
  expect(serveStatic(dashboard, join(folder, 'missing'))).toBe(dashboard)
})
