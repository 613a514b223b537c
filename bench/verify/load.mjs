import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Sends POST requests over kept connections, each as soon as its last response is complete, and checks every response. The
 * requests are written beforehand and the responses only searched: the generator must not be slower than the server.
 */
export async function load({ port, path, connections, seconds, requests }) {
  const results = { count: 0, wrong: 0, latencies: [] }
  const messages = requests.map(({ headers, body, expected }) => ({ bytes: messageOf(path, headers, body), expected }))
  const until = performance.now() + seconds * 1_000
  const startAt = (index) => Math.floor((index * messages.length) / connections)
  const clients = Array.from({ length: connections }, (_, index) => client({ port, messages, until, results, next: startAt(index) }))
  const began = performance.now()
  await Promise.all(clients)
  return { ...summary(results), perSecond: results.count / ((performance.now() - began) / 1_000) }
}

function messageOf(path, headers, body) {
  const fields = Object.entries({
    Host: '127.0.0.1',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  })
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
}

function client({ port, messages, until, results, next }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let [at, sentAt, received] = [next, 0, '']
    const send = () => {
      if (performance.now() >= until) return socket.end(resolve)
      sentAt = performance.now()
      socket.write(messages[at % messages.length].bytes)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received += chunk.latin1Slice()
      if (!isComplete(received)) return
      results.count += 1
      results.latencies.push(performance.now() - sentAt)
      if (!received.startsWith('HTTP/1.1 200') || !received.includes(messages[at % messages.length].expected)) results.wrong += 1
      received = ''
      at += 1
      send()
    })
  })
}

function isComplete(text) {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1]
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length)
}

/** Requests at a fixed rate, whether or not earlier ones are complete: what a caller waits at moderate load. */
export async function openLoad({ port, path, perSecond, seconds, requests }) {
  const results = { count: 0, wrong: 0, latencies: [] }
  const messages = requests.map(({ headers, body, expected }) => ({ bytes: messageOf(path, headers, body), expected }))
  const idle = new Set()
  const open = async () => {
    const socket = await kept(port)
    // servers close connections that are idle for a while
    socket.once('close', () => idle.delete(socket))
    return socket
  }
  for (let count = 0; count < 32; count += 1) idle.add(await open())
  const total = perSecond * seconds
  const began = performance.now()
  const pending = []
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1_000) * perSecond))
    for (; sent < due; sent += 1) {
      const [free] = idle
      const socket = free ?? (await open())
      idle.delete(socket)
      pending.push(ask(socket, messages[sent % messages.length], results).then(() => socket.destroyed || idle.add(socket)))
    }
    // sleeps: a generator that is always busy takes a processor from the server's threads
    await pause(1)
  }
  await Promise.all(pending)
  for (const socket of idle) socket.destroy()
  return summary(results)
}

const kept = (port) =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.on('error', reject)
  })

function ask(socket, { bytes, expected }, results) {
  return new Promise((resolve) => {
    const sentAt = performance.now()
    let received = ''
    const finish = () => {
      socket.off('data', onData).off('close', finish)
      results.count += 1
      results.latencies.push(performance.now() - sentAt)
      if (!received.includes(expected)) results.wrong += 1
      resolve()
    }
    const onData = (chunk) => {
      received += chunk.latin1Slice()
      if (isComplete(received)) finish()
    }
    // a request without a response is a wrong one
    socket.on('data', onData).on('close', finish)
    socket.write(bytes)
  })
}

function summary({ count, wrong, latencies }) {
  const sorted = Float64Array.from(latencies).sort()
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count, wrong, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

const ticksPerSecond = 100

/** Seconds of CPU time and bytes of memory of a process; null where /proc is missing. */
export function usageOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return { cpu: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond, memory: pages * 4_096 }
  } catch {
    return null
  }
}
