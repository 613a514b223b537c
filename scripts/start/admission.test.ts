import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { problem } from '../../lib/http/problem'
import { createAdmission } from './admission.mjs'
import { admit, rememberPeers } from './admit.mjs'

let server: Server | undefined
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  server?.closeAllConnections()
  server?.close()
})

async function listen(listener: RequestListener, options = {}): Promise<number> {
  const opened = createServer(admit(createAdmission(options)(listener)))
  server = opened
  rememberPeers(opened)
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  return (opened.address() as AddressInfo).port
}

interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends one request on its own connection. */
function send(port: number, line: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  const lines = [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...Object.entries(headers).map((each) => each.join(': '))]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += String(chunk)
    })
    socket.once('error', reject)
    socket.once('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n')
      resolve({ status: Number(head.split(' ')[1]), head, body })
    })
  })
}

const flooding = { Authorization: 'Bearer flooding' }
const routes = [
  ['GET /api/v1/contacts?limit=1', flooding],
  ['GET /api/v1/token', flooding],
  ['POST /api/v1/verify', flooding],
  ['POST /oauth/introspect', flooding],
  ['GET /api/v1/openapi.json', {}],
  ['GET /api/v1/nothing', {}],
  ['GET /.well-known/security.txt', {}],
] as const

/** For tests in which every cookie is that of a session that was read before. */
const allKnown = { knownSession: (cookie: string) => cookie }

/** Each response takes the same number of turns of the event loop. */
const inTurns = (done: (url: string) => void): RequestListener => {
  return async ({ url = '' }, response) => {
    for (let turn = 0; turn < 20; turn += 1) await nextTurn()
    done(url)
    response.end()
  }
}

test.each(routes)('300 connections with %s do not delay the deactivation that a person asks for', async (line, headers) => {
  const answered: string[] = []
  const port = await listen(inTurns((url) => answered.push(url)))
  const flood = Array.from({ length: 300 }, () => send(port, line, headers).catch(() => null))
  await expect.poll(() => answered.length, { interval: 1 }).toBeGreaterThan(0)
  const { status } = await send(port, 'POST /o/northwind/tokens', { Cookie: 'session=owner' })
  expect(status).toBe(200)
  expect(answered.indexOf('/o/northwind/tokens')).toBeLessThan(150)
  for (const socket of sockets) socket.destroy()
  await Promise.all(flood)
})

const answersInTwentyTurns = [
  ['software', '/api/v1/openapi.json', 60],
  ['people', '/api/auth/csrf', 120],
] as const

test.each(answersInTwentyTurns)(
  'responses to %s that need no waiting leave turns of the event loop to people',
  async (_kind, path, most) => {
    let [answered, atArrival] = [0, 0]
    const port = await listen(async ({ url = '' }, response) => {
      if (url === path) {
        answered += 1
        return response.end()
      }
      atArrival = answered
      for (let turn = 0; turn < 20; turn += 1) await nextTurn()
      return response.end(String(answered - atArrival))
    }, allKnown)
    const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`
    for (let index = 0; index < 100; index += 1) {
      const socket = connect(port, '127.0.0.1', () => socket.write(request))
      sockets.push(socket)
      socket.on('data', () => socket.write(request))
      socket.on('error', () => socket.destroy())
    }
    await expect.poll(() => answered, { interval: 1 }).toBeGreaterThan(200)
    const { body } = await send(port, 'POST /o/northwind/tokens', { Cookie: 'session=owner' })
    expect(Number(/\d+/.exec(body.split('\r\n').at(-2) ?? body)?.[0])).toBeLessThan(most)
  },
)

/** Requests stay open until `finish`. */
async function listenOpen(options = {}) {
  const open: { readonly name: string; finish(): void }[] = []
  const port = await listen((request, response) => {
    open.push({ name: String(request.headers.authorization ?? request.url), finish: () => response.end() })
  }, options)
  const arrived = async (count: number) => {
    await expect.poll(() => open.length, { interval: 1 }).toBe(count)
  }
  return { port, open, arrived }
}

const api = 'GET /api/v1/contacts'
const bearer = (name: string) => ({ Authorization: `Bearer ${name}` })

test('a token runs four requests concurrently, and leaves room for other tokens', async () => {
  const { port, open, arrived } = await listenOpen()
  for (let index = 0; index < 10; index += 1) void send(port, api, bearer('a')).catch(() => null)
  await arrived(4)
  void send(port, api, bearer('b')).catch(() => null)
  await arrived(5)
  expect(open.map(({ name }) => name).filter((name) => name === 'Bearer a')).toHaveLength(4)
})

test('a session runs four requests concurrently, and its network leaves room for other networks', async () => {
  const { port, open, arrived } = await listenOpen({ trustedProxies: '127.0.0.1', ...allKnown })
  const visit = (path: string, network: number, session: string) =>
    void send(port, `GET ${path}`, { Cookie: session, 'X-Forwarded-For': `203.0.${network}.7` }).catch(() => null)
  for (let index = 0; index < 10; index += 1) visit('/one', 1, 'session=one')
  await arrived(4)
  for (let index = 0; index < 30; index += 1) visit('/network', 1, `session=${index}`)
  await arrived(10)
  visit('/other', 2, 'session=other')
  await arrived(11)
  expect(open.at(-1)?.name).toBe('/other')
  expect(open.filter(({ name }) => name === '/one')).toHaveLength(4)
})

test('one network with many sessions leaves room in the line for other networks', async () => {
  const { port, open, arrived } = await listenOpen({ trustedProxies: '127.0.0.1', ...allKnown })
  const visit = (path: string, network: number, session: number) =>
    send(port, `GET ${path}`, { Cookie: `session=${session}`, 'X-Forwarded-For': `203.0.${network}.7` })
  const statuses: number[] = []
  for (let index = 0; index < 1_100; index += 1)
    void visit('/flood', 1, index)
      .then(({ status }) => statuses.push(status))
      .catch(() => null)
  await arrived(10)
  for (let index = 0; index < 6; index += 1) void visit('/busy', 2, index).catch(() => null)
  await arrived(16)
  const other = visit('/other', 3, 0)
  // rejected requests are answered after a second
  await expect.poll(() => statuses.length, { timeout: 5_000 }).toBeGreaterThan(0)
  expect(new Set(statuses)).toEqual(new Set([429]))
  open.find(({ name }) => name === '/busy')?.finish()
  await arrived(17)
  open.at(-1)?.finish()
  expect((await other).status).toBe(200)
  for (const socket of sockets) socket.destroy()
})

/** Requests of one network with made-up cookies, and of one person there. */
async function listenToMadeUp() {
  const knownSession = (cookie: string) => (cookie.startsWith('session=made-up') ? null : cookie)
  const opened = await listenOpen({ trustedProxies: '127.0.0.1', knownSession })
  let count = 0
  server?.on('request', () => {
    count += 1
  })
  const visit = (path: string, cookie: string) =>
    send(opened.port, `GET ${path}`, { Cookie: cookie, 'X-Forwarded-For': '203.0.113.7' }).catch(() => null)
  const flood = (count: number) => {
    for (let index = 0; index < count; index += 1) void visit('/made-up', `session=made-up-${index}`)
  }
  return { ...opened, received: () => count, visit, flood }
}

test('a network with many made-up cookies is one caller, as without cookies', async () => {
  const { port, open, arrived, visit, flood } = await listenToMadeUp()
  flood(40)
  await arrived(4)
  void send(port, 'GET /without', { 'X-Forwarded-For': '203.0.113.7' }).catch(() => null)
  for (let index = 0; index < 4; index += 1) void visit('/owner', 'session=owner')
  await arrived(8)
  expect(open.slice(4).map(({ name }) => name)).toEqual(Array(4).fill('/owner'))
})

test('a known session is served before the backlog of made-up cookies of its network', async () => {
  const { open, arrived, received, visit, flood } = await listenToMadeUp()
  for (let index = 0; index < 6; index += 1) void visit('/other', `session=other-${index}`)
  await arrived(6)
  flood(150)
  await arrived(10)
  void visit('/owner', 'session=owner')
  await expect.poll(received, { interval: 1 }).toBe(157)
  for (const made of open.slice(6)) made.finish()
  await arrived(14)
  expect(open.slice(10).map(({ name }) => name)).toContain('/owner')
})

test('made-up cookies of a network fill only the share of one caller in the line', async () => {
  const { arrived, visit, flood, open } = await listenToMadeUp()
  flood(300)
  await arrived(4)
  const statuses: (number | undefined)[] = []
  void visit('/made-up', 'session=made-up').then((answer) => statuses.push(answer?.status))
  await expect.poll(() => statuses, { timeout: 5_000 }).toEqual([429])
  const owner = visit('/owner', 'session=owner')
  await arrived(5)
  open.at(-1)?.finish()
  expect((await owner)?.status).toBe(200)
})

test('another secret with the key of a token takes no turns from its holder', async () => {
  const { port, arrived } = await listenOpen()
  for (let index = 0; index < 10; index += 1) void send(port, api, bearer('kru_0123456789abcdef_guessed')).catch(() => null)
  await arrived(4)
  void send(port, api, bearer('kru_0123456789abcdef_right')).catch(() => null)
  await arrived(5)
})

const spelled = [
  { Authorization: 'Bearer kru_0123456789abcdef_a' },
  { Authorization: 'bearer kru_0123456789abcdef_a' },
  { Authorization: 'BEARER     kru_0123456789abcdef_a' },
  { 'X-Api-Key': 'kru_0123456789abcdef_a' },
  { Authorization: `Basic ${btoa('kru_0123456789abcdef:kru_0123456789abcdef_a')}` },
  { Authorization: `basic  ${btoa('kru_0123456789abcdef:kru_0123456789abcdef_a').replace(/=+$/, '')}` },
] as const

test('a token is one caller, in however many spellings it is presented', async () => {
  const { port, open, arrived } = await listenOpen()
  for (const headers of spelled) void send(port, api, headers).catch(() => null)
  await arrived(4)
  for (let index = 0; index < 4; index += 1) void send(port, `${api}?other`, bearer('kru_0123456789abcdef_b')).catch(() => null)
  await arrived(8)
  expect(open.filter(({ name }) => name === 'Bearer kru_0123456789abcdef_b')).toHaveLength(4)
})

test('a token has one rate, in however many spellings it is presented', async () => {
  const port = await listen((_request, response) => response.end(), { tokenRate: 4 })
  const answers = await Promise.all(spelled.map((headers) => send(port, api, headers)))
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
})

test('a request that waits too long for its turn is rejected with a time to retry', async () => {
  const { port, arrived } = await listenOpen()
  for (let index = 0; index < 4; index += 1) void send(port, api, bearer('a')).catch(() => null)
  await arrived(4)
  const { status, head, body } = await send(port, api, { ...bearer('a'), 'X-Request-Id': 'build-4711' })
  const expected = problem({ code: 'rate_limited', retryAfter: 1 }, 'build-4711')
  expect(status).toBe(429)
  expect(head).toMatch(/^Retry-After: 1$/m)
  expect(head).toMatch(/^Connection: close$/m)
  expect(JSON.parse(body)).toEqual(JSON.parse(await expected.text()))
})

test('requests beyond the line of a token are rejected', async () => {
  const { port, arrived } = await listenOpen()
  const waiting = Array.from({ length: 508 }, () => send(port, api, bearer('a')))
  await arrived(4)
  const statuses = (await Promise.all(waiting.slice(4))).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([429]))
})

test('a token has a rate, a network too, and this machine and service tokens have none', async () => {
  const port = await listen((_request, response) => response.end(), { tokenRate: 4, networkRate: 6, trustedProxies: '127.0.0.1' })
  const statuses = async (count: number, headers: Readonly<Record<string, string>>) =>
    (await Promise.all(Array.from({ length: count }, () => send(port, api, headers))))
      .map(({ status }) => status)
      .toSorted((one, other) => one - other)
  expect(await statuses(5, bearer('a'))).toEqual([200, 200, 200, 200, 429])
  expect(await statuses(9, bearer('krs_b'))).toEqual(Array.from({ length: 9 }, () => 200))
  expect(await statuses(7, { 'X-Forwarded-For': '203.0.113.7' })).toEqual([200, 200, 200, 200, 200, 200, 429])
  const ofOneCustomer = ['2001:db8::1', '2001:db8::2'].map((ip) => statuses(4, { 'X-Forwarded-For': ip }))
  expect((await Promise.all(ofOneCustomer)).flat().filter((status) => status === 429)).toHaveLength(2)
})

test('a client that hangs up leaves the line', async () => {
  const { port, open, arrived } = await listenOpen()
  for (let index = 0; index < 4; index += 1) void send(port, api, bearer('a')).catch(() => null)
  await arrived(4)
  const closed = new Promise((resolve) => server?.once('connection', (socket) => socket.once('close', resolve)))
  void send(port, api, bearer('a')).catch(() => null)
  const [gone] = sockets.slice(-1)
  await expect.poll(() => gone?.readyState, { interval: 1 }).toBe('open')
  gone?.destroy()
  await closed
  void send(port, `${api}?last`, bearer('a')).catch(() => null)
  open[0]?.finish()
  await arrived(5)
})

test('a token runs more verifications concurrently, which are not served by the framework', async () => {
  const { port, arrived } = await listenOpen()
  for (let index = 0; index < 40; index += 1) void send(port, 'POST /api/v1/verify', bearer('krs_a')).catch(() => null)
  await arrived(32)
  void send(port, api, bearer('krs_a')).catch(() => null)
  await arrived(33)
})
