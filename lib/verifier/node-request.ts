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

function readBody(message: IncomingMessage, headers: RawHeaders, limit: number): Promise<Uint8Array | null> {
  if (Number(headers.get('content-length') ?? 0) > limit) return Promise.resolve(null)
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = []
    let length = 0
    message.on('data', (chunk: Uint8Array) => {
      length += chunk.length
      if (length > limit) {
        message.removeAllListeners('data')
        resolve(null)
      } else chunks.push(chunk)
    })
    message.once('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)))
    // the client has gone: no one reads the response
    message.once('close', () => resolve(null))
  })
}
