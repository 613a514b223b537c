import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { closeGracefully } from './drain.mjs'

const slot = Symbol.for('keyrail.server')
const shared = globalThis as { [slot]?: unknown }
afterEach(() => {
  delete shared[slot]
})

/** Starts a server, sends `bytes` on one connection, closes the server and returns what happened. */
async function close(bytes: string, withinMs: number, respondAfterMs = 0) {
  const events: string[] = []
  const keyrail = { usage: { flush: async () => void events.push('counters written') }, close: async () => void events.push('closed') }
  shared[slot] = keyrail
  const server: Server = closeGracefully(
    createServer((_, response) => setTimeout(() => response.end('done'), respondAfterMs)),
    withinMs,
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const received = text(client)
  await once(server, 'connection')
  client.write(bytes)
  if (respondAfterMs > 0) await once(server, 'request')
  await new Promise((resolve) => server.close(resolve))
  return { events, received: await received.catch(() => '') }
}

test.each([
  ['nothing', ''],
  ['half a header line', 'GET / HT'],
  ['half a body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12'],
])('a client that sends %s and stalls does not keep the server from stopping', async (_, bytes) => {
  expect((await close(bytes, 50)).events).toEqual(['counters written', 'closed'])
})

test('a client that goes on over its connection gets one more response, which closes it', async () => {
  shared[slot] = { usage: { flush: async () => undefined }, close: async () => undefined }
  const held: ServerResponse[] = []
  const server: Server = closeGracefully(
    createServer((_, response) => {
      // the head of the first response promises to keep the connection
      if (held.push(response) === 1) response.writeHead(200, { 'Content-Length': 5 }).flushHeaders()
    }),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const received = text(client)
  const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
  client.write(request)
  await once(server, 'request')
  const closed = new Promise((resolve) => server.close(resolve))
  const next = once(server, 'request')
  held[0]?.end('first')
  client.write(request)
  await next
  held[1]?.end('second')
  await closed
  const [, first, second] = (await received).split('HTTP/1.1 200 OK')
  expect(first).toMatch(/Connection: keep-alive[\s\S]*first/)
  expect(second).toMatch(/Connection: close[\s\S]*second/)
})

test('a request that is running gets its response before the server stops', async () => {
  const { events, received } = await close('GET / HTTP/1.1\r\nHost: a\r\n\r\n', 5_000, 100)
  expect(received).toMatch(/Connection: close[\s\S]*done/)
  expect(events).toEqual(['counters written', 'closed'])
})
