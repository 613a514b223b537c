import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'

const server = `
import { createServer, request } from 'node:http'
const server = createServer((received, answer) => answer.end(received.headers.authorization))
server.listen(0, '127.0.0.1', () => {
  const headers = ['Host', 'localhost', 'Authorization', 'Bearer first', 'Authorization', 'Bearer second']
  request({ port: server.address().port, host: '127.0.0.1', headers }, (answer) => {
    answer.on('data', (text) => process.stdout.write(text))
    answer.on('end', () => server.close())
  }).end()
})`

const paths = [
  '/api/v1/token/',
  '//api/v1//verify///?a=/b//c?d',
  '/oauth/introspect/',
  '/api/v1/token',
  '/o/north//wind/',
  '//evil.example/',
  '/apis/',
  '/.well-known/security.txt/',
  '/api\\v1\\token',
]

const slashes = `
import { createServer, request } from 'node:http'
const server = createServer((received, answer) => answer.end(received.url))
server.listen(0, '127.0.0.1', async () => {
  for (const path of ${JSON.stringify(paths)}) {
    await new Promise((resolve) => {
      request({ port: server.address().port, host: '127.0.0.1', path }, (answer) => {
        answer.on('data', (text) => console.log(String(text)))
        answer.on('end', resolve)
      }).end()
    })
  }
  server.close()
})`

const early = `
import { createServer, request } from 'node:http'
const server = createServer((received, answer) => answer.end('framework'))
const ask = (path) => new Promise((resolve) => {
  request({ port: server.address().port, host: '127.0.0.1', path }, (answer) => {
    answer.on('data', (text) => console.log(String(text)))
    answer.on('end', resolve)
  }).end()
})
server.listen(0, '127.0.0.1', async () => {
  await ask('/api/v1/verify')
  globalThis[Symbol.for('keyrail.early')] = ({ url }, answer, peer) => {
    if (url !== '/api/v1/verify') return false
    answer.end(peer)
    return true
  }
  await ask('/api/v1/verify/')
  await ask('/api/v1/token')
  server.close()
})`

const sessions = `
import { createServer, request } from 'node:http'
let open = []
let arrive = () => undefined
const server = createServer((received, answer) => {
  open.push(answer)
  arrive()
})
const arrived = (count) => new Promise((resolve) => {
  arrive = () => open.length === count && resolve()
  arrive()
})
server.listen(0, '127.0.0.1', async () => {
  const visit = (cookie) => request({ port: server.address().port, host: '127.0.0.1', headers: { Cookie: cookie } }).end()
  for (let index = 0; index < 10; index += 1) visit('made-up=' + index)
  await arrived(4)
  globalThis[Symbol.for('keyrail.session')] = (header) => (header === 'session=a' ? 'a' : null)
  visit('session=a')
  await arrived(5)
  console.log(String(open.length))
  process.exit()
})`

const quiet = `
import { createServer, request } from 'node:http'
const server = createServer((received, answer) => answer.end())
server.listen(0, '127.0.0.1', () => {
  request({ port: server.address().port, host: '127.0.0.1', headers: { Connection: 'keep-alive' } }, (answer) => {
    process.stdout.write(answer.headers['keep-alive'])
    answer.resume().on('end', () => server.close())
  }).end()
})`

const stopping = `
import { createServer } from 'node:http'
globalThis[Symbol.for('keyrail.server')] = {
  usage: { flush: async () => console.log('written') },
  close: async () => console.log('database closed'),
}
const server = createServer(() => undefined)
server.listen(0, '127.0.0.1', () => setImmediate(() => server.close(() => console.log('closed'))))`

const banner = `
import { createServer } from 'node:http'
const server = createServer(() => undefined)
server.on('listening', async () => {
  console.log('- Local: http://127.0.0.1')
  console.error('a warning')
  await null
  console.log('a line of the log')
  server.close()
})
server.listen(0, '127.0.0.1')`

const token = 'kru_0123456789abcdef_SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRETZ'

const printed = `
const error = new Error('Rejected ${token}\\n{"level":"forged"}')
console.log('a message', { a: 1 })
console.warn(new Error('Failed to find Server Action "40". This request might be from an older or newer deployment.\\nRead more: x'))
console.error('⨯', error)
console.error('GET /reset-password/0123456789abcdefghijklmnopqrstuvwxyzABCDEFG failed')
process.stdout.write('out of ${token}\\n')
process.stderr.write(Buffer.from('err of ${token}\\n'))
process.emitWarning('beware of ${token}')
await new Promise(setImmediate)
Promise.reject(error)`

const upgrade = `
import { createServer, request } from 'node:http'
const server = createServer((received, answer) => answer.end(received.url))
server.on('upgrade', (received, socket) => socket.end('upgraded'))
server.listen(0, '127.0.0.1', () => {
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket' }
  request({ port: server.address().port, host: '127.0.0.1', path: '/a', headers }, (answer) => {
    answer.on('data', (text) => console.log(String(text)))
    answer.on('end', () => server.close())
  }).end()
})`

interface Line {
  readonly level: string
  readonly msg: string
}

const linesOf = (output: string): Line[] =>
  output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
const messagesOf = (output: string): string[] => linesOf(output).map(({ msg }) => msg)

function run(code: string): Promise<string> {
  const preload = new URL('preload.mjs', import.meta.url).href
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', preload, '--input-type=module', '--eval', code], (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

test('a second Authorization header is visible to the application', async () => {
  expect(messagesOf(await run(server))).toEqual(['Bearer first, Bearer second'])
})

test('an idle connection stays open longer than a load balancer keeps it', async () => {
  expect(messagesOf(await run(quiet))).toEqual(['timeout=75'])
})

test('usage counters are written before the server drains, and the database is closed after it', async () => {
  expect(messagesOf(await run(stopping))).toEqual(['written', 'database closed', 'closed'])
})

test('only the startup banner of the framework is hidden', async () => {
  expect(messagesOf(await run(banner))).toEqual(['a warning', 'a line of the log'])
})

test('everything that the process prints is a line of the log, without secrets', async () => {
  const output = await run(printed)
  expect(output).not.toMatch(/SECRET|abcdefghijklmnop/)
  const lines = linesOf(output)
  expect(lines.map(({ level, msg }) => [level, msg.split('\\u000a', 1)[0]])).toEqual([
    ['info', 'a message { a: 1 }'],
    ['warn', 'Failed to find Server Action "40". This request might be from an older or newer deployment.'],
    ['error', '⨯ Error: Rejected kru_0123456789abcdef_[masked]'],
    ['error', 'GET /reset-password/[masked] failed'],
    ['info', 'out of kru_0123456789abcdef_[masked]'],
    ['error', 'err of kru_0123456789abcdef_[masked]'],
    ['warn', 'Warning: beware of kru_0123456789abcdef_[masked]'],
    ['error', 'Uncaught Error: Rejected kru_0123456789abcdef_[masked]'],
  ])
  expect(lines[2]?.msg, 'an error keeps its stack').toMatch(/\\u000a {4}at /)
})

test('a request for a WebSocket is an ordinary request', async () => {
  expect(messagesOf(await run(upgrade))).toEqual(['/a'])
})

test('repeated slashes and a slash at the end of an API path are dropped, those of a page are not', async () => {
  expect(messagesOf(await run(slashes))).toEqual([
    '/api/v1/token',
    '/api/v1/verify?a=/b//c?d',
    '/oauth/introspect',
    '/api/v1/token',
    '/o/north//wind/',
    '//evil.example/',
    '/apis/',
    '/.well-known/security.txt',
    '/api/v1/token',
  ])
})

test('a session that the dashboard knows is its own caller', async () => {
  expect(messagesOf(await run(sessions))).toEqual(['5'])
})

test('the dashboard serves its own paths before the framework, once it has opened its database', async () => {
  expect(messagesOf(await run(early))).toEqual(['framework', '127.0.0.1', 'framework'])
})
