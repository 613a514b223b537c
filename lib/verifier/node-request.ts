import type { IncomingMessage } from 'node:http'
import type { HttpRequest } from '../http/request'
import { type RawHeaders, readRawHeaders } from './raw-headers'

/** The URL's host is never read. */
const base = 'http://verifier'

/** A request of node:http as the operations read it. */
export function toHttpRequest(message: IncomingMessage): HttpRequest & { readonly headers: RawHeaders } {
  const headers = readRawHeaders(message.rawHeaders)
  return {
    method: message.method ?? '',
    url: base + (message.url ?? '/'),
    headers,
    body: message,
    readBody: (limit) => readBody(message, headers, limit),
  }
}

const readBody = (message: IncomingMessage, headers: RawHeaders, limit: number): Promise<Uint8Array | null> =>
  new Promise((resolve) => collectBody(message, headers, limit, resolve))

/** Calls `done` once, with null if there are more bytes than `limit`, or if the client has gone. */
export function collectBody(message: IncomingMessage, headers: RawHeaders, limit: number, done: (bytes: Uint8Array | null) => void): void {
  if (Number(headers.get('content-length') ?? 0) > limit) done(null)
  else collectChunks(message, limit, done)
}

function collectChunks(message: IncomingMessage, limit: number, done: (bytes: Uint8Array | null) => void): void {
  const chunks: Uint8Array[] = []
  let length = 0
  let isDone = false
  function finish(bytes: Uint8Array | null): void {
    if (isDone) return
    isDone = true
    done(bytes)
  }
  message.on('data', (chunk: Uint8Array) => {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else {
      message.removeAllListeners('data')
      finish(null)
    }
  })
  message.on('end', () => finish(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)))
  message.on('close', () => finish(null))
}
