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

const chain = `
import { createServer, request } from 'node:http'
const server = createServer((received, answer) => answer.end(received.headers['x-forwarded-for']))
server.listen(0, '127.0.0.1', () => {
  request({ port: server.address().port, host: '127.0.0.1', headers: { 'X-Forwarded-For': '198.51.100.9' } }, (answer) => {
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
  '/api/v1/%zz',
  '/api/%80/',
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
const steps = []
globalThis[Symbol.for('keyrail.server')] = { usage: { flush: async () => steps.push('flushed') }, close: async () => steps.push('written') }
const server = createServer(() => undefined)
server.listen(0, '127.0.0.1', () => server.close(() => console.log(steps.join(' '), 'closed')))`

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

const unread = `
console.warn(new Error('Failed to find Server Action "40". This request might be from an older or newer deployment.\\nRead more: x'))
console.error('⨯', new Error('Invalid forward reference.'))
console.error('⨯', new Error('A bug.'))`

function run(code: string): Promise<string> {
  const preload = new URL('preload.mjs', import.meta.url).href
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', preload, '--input-type=module', '--eval', code], (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    )
  })
}

test('a second Authorization header is visible to the application', async () => {
  expect(await run(server)).toBe('Bearer first, Bearer second')
})

test('the peer of the connection is the last IP of the forwarding chain', async () => {
  expect(await run(chain)).toBe('198.51.100.9, 127.0.0.1')
})

test('an idle connection stays open longer than a load balancer keeps it', async () => {
  expect(await run(quiet)).toBe('timeout=75')
})

test('usage counters are flushed before the server has closed', async () => {
  expect(await run(stopping)).toBe('flushed written closed\n')
})

test('only the startup banner of the framework is hidden', async () => {
  expect(await run(banner)).toBe('a line of the log\na warning\n')
})

test('a call of a server action that cannot be read is one line of the log, a bug has its stack', async () => {
  const [first, second, third, ...stack] = (await run(unread)).split('\n')
  expect(first).toBe('Failed to find Server Action "40". This request might be from an older or newer deployment.')
  expect([second, third]).toEqual(['Invalid forward reference.', '⨯ Error: A bug.'])
  expect(stack[0]).toMatch(/^ {4}at /)
})

test('repeated slashes and a slash at the end of an API path are dropped, those of a page are not', async () => {
  expect((await run(slashes)).trim().split('\n')).toEqual([
    '/api/v1/token',
    '/api/v1/verify?a=/b//c?d',
    '/oauth/introspect',
    '/api/v1/token',
    '/o/north//wind/',
    '//evil.example/',
    '/apis/',
    '/api/v1/%25zz',
    '/api/%2580',
    '/api/v1/token',
  ])
})
