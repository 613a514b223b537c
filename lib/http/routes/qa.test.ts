import { expect, it, test } from 'vitest'
import { z } from 'zod'
import { outboxEmail } from '../../mail/schema'
import type { QaData } from '../../qa/index'
import type { Server } from '../../server'
import { onEveryDatabase } from '../../testing/databases/databases'
import { bareServer } from '../../testing/fixtures/bare-server'
import { testServer } from '../../testing/fixtures/server'
import { verifyEndpoint } from '../../verifier/operations/verify'
import { createHandlers } from '../handler'
import type { Route } from '../perform'
import { qaClock, qaMaintenance, qaOutbox, qaReset, qaServiceToken, qaTick } from './qa'

const qa = { KEYRAIL_QA: '1' }
const base = 'http://localhost:3000/qa'
const start = '2026-11-20T12:00:00.000Z'

function get(route: Route, server: Server, headers: HeadersInit = {}): Promise<Response> {
  return createHandlers(() => server, route).GET(new Request(base, { headers }))
}

function post(route: Route, server: Server, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } }
  return createHandlers(() => server, route).POST(new Request(base, init))
}

onEveryDatabase('/qa', (open, fillOnce) => {
  const fill = fillOnce(async (db): Promise<QaData> => (await post(qaReset, await testServer(db, qa), { preset: 'default' })).json())

  it('reset fills a preset and rejects an unknown one', async () => {
    const server = await testServer(await open(), qa)
    const filled = await post(qaReset, server, { preset: 'default' })
    expect([filled.status, await filled.json()]).toMatchObject([200, { organization: { slug: 'northwind' }, destinations: [] }])
    expect((await post(qaReset, server, { preset: 'crm' })).status).toBe(422)
    expect(await (await post(qaReset, server, { preset: 'agency' })).json()).toMatchObject({ organization: { slug: 'brightside' } })
    expect((await post(qaReset, server, { preset: 'empty' })).status).toBe(200)
    expect(await server.organizations.isSetUp()).toBe(false)
  })

  it('maintenance starts and ends maintenance mode, and a reset ends it', async () => {
    const server = await testServer((await fill()).db, qa)
    expect((await post(qaMaintenance, server, { on: true })).status).toBe(200)
    expect(await server.maintenance.state()).not.toBeNull()
    expect((await post(qaMaintenance, server, { on: false })).status).toBe(200)
    expect((await post(qaMaintenance, server, { on: false })).status).toBe(409)
    await post(qaMaintenance, server, { on: true })
    await post(qaReset, server, { preset: 'empty' })
    expect(await server.maintenance.state()).toBeNull()
  })

  it('service-token returns a token that can verify any token', async () => {
    const { db, filled } = await fill()
    const server = await testServer(db, qa)
    const { token }: { token: string } = await (await post(qaServiceToken, server, {})).json()
    const body = JSON.stringify({ token: filled.tokens.find(({ status }) => status === 'active')?.token })
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const verdict = await createHandlers(() => server, verifyEndpoint).POST(new Request(base, { method: 'POST', body, headers }))
    expect(await verdict.json()).toMatchObject({ active: true })
  })

  it('tick runs every job, and its emails are in the outbox', async () => {
    const server = await testServer((await fill()).db, qa)
    await post(qaTick, server, {})
    const before = z.array(outboxEmail).parse(await (await get(qaOutbox, server)).json())
    await post(qaClock, server, { advance: 'P8D' })
    const reports = await (await post(qaTick, server, {})).json()
    for (const ran of [
      { job: 'expiry', error: null },
      { job: 'email', did: { sent: 0, failed: 0, givenUp: 0 } },
      { job: 'cleaning', error: null },
    ]) {
      expect(reports).toContainEqual(expect.objectContaining(ran))
    }
    const emails = z.array(outboxEmail).parse(await (await get(qaOutbox, server)).json())
    expect(emails.length).toBeGreaterThan(before.length)
    expect(emails.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/It will be deleted in 7 days, on /))
  })

  it('clock advances by calendar durations and to a time', async () => {
    const server = await testServer(await open(), qa)
    const moves = [
      [{ advance: 'P75D' }, '2027-02-03T12:00:00.000Z'],
      [{ advance: 'P1M' }, '2027-03-03T12:00:00.000Z'],
      [{ advance: 'P1YT6H30M' }, '2028-03-03T18:30:00.000Z'],
      [{ set: '2029-01-01T00:00:00Z' }, '2029-01-01T00:00:00.000Z'],
    ]
    for (const [body, now] of moves) {
      expect(await (await post(qaClock, server, body)).json()).toEqual({ now })
      expect(await (await get(qaClock, server)).json()).toEqual({ now })
    }
  })

  it('clock never moves backward', async () => {
    const server = await testServer(await open(), qa)
    expect((await post(qaClock, server, { set: '2026-11-20T11:59:59Z' })).status).toBe(422)
    expect(await (await get(qaClock, server)).json()).toEqual({ now: start })
  })

  it('reset returns the clock to the present', async () => {
    const server = await testServer(await open(), qa)
    await post(qaClock, server, { advance: 'P75D' })
    await post(qaReset, server, { preset: 'empty' })
    expect(await (await get(qaClock, server)).json()).toEqual({ now: start })
  })
})

test('QA routes respond with 404 outside QA mode', async () => {
  const server = bareServer()
  expect((await post(qaReset, server, { preset: 'empty' })).status).toBe(404)
  expect((await post(qaClock, server, { advance: 'P1D' })).status).toBe(404)
  expect((await get(qaClock, server)).status).toBe(404)
  expect((await post(qaTick, server, {})).status).toBe(404)
  expect((await get(qaOutbox, server)).status).toBe(404)
  expect((await post(qaServiceToken, server, {})).status).toBe(404)
})

test.each([
  ['another host name', { Host: 'qa.example.com' }],
  ['a host name with the same prefix', { Host: 'localhost.example.com:3000' }],
  ['a network IP address', { Host: '192.0.2.1:3000' }],
  ['a request through a proxy', { Host: '127.0.0.1:3000', 'X-Forwarded-For': '203.0.113.7, 127.0.0.1' }],
  ['a page of another site', { Host: 'localhost:3000', 'Sec-Fetch-Site': 'cross-site' }],
])('QA routes respond with 404 to %s', async (_, headers) => {
  expect((await get(qaClock, bareServer(qa), headers)).status).toBe(404)
})

test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost'])('QA routes are served to the loopback host %s', async (host) => {
  expect((await get(qaClock, bareServer(qa), { Host: host })).status).toBe(200)
})

test('QA routes respond with 404 on a server that other machines can reach', async () => {
  expect((await get(qaClock, bareServer({ ...qa, HOST: '0.0.0.0' }))).status).toBe(404)
  expect((await get(qaClock, bareServer({ ...qa, KEYRAIL_ORIGIN: 'https://keys.example.com' }))).status).toBe(404)
})

test.each([
  { set: '2027-02-30T00:00:00Z' },
  { set: 'tomorrow' },
  { advance: 'P' },
  { advance: '-P1D' },
  { advance: 'P99999Y' },
  { advance: 'P1D', set: '2027-01-01T00:00:00Z' },
  {},
])('the clock rejects %j', async (body) => {
  const server = bareServer(qa)
  expect((await post(qaClock, server, body)).status).toBe(422)
  expect(await (await get(qaClock, server)).json()).toEqual({ now: start })
})
