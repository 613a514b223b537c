import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { errorMessage } from '../errors'
import { requestIdOf } from '../http/origin'
import type { PlainResponse } from '../http/problem'
import type { Log, Random } from '../ports'
import { createHandlers, type HandlerDeps, notFound } from './handlers'
import type { Metrics } from './metrics'
import { toHttpRequest } from './node-request'
import { together } from './together'

/** Bytes; more is 431. */
const maxHeaderSize = 16_384
/** Time for a complete request; a slower one is 408. */
const requestMs = 10_000
const checkMs = 1_000
/** Longer than the 60 s that load balancers keep idle connections, so that they close first. */
const keepAliveMs = 75_000
/** How long a stopping process waits for kept connections to ask again and be closed with a response. */
const idleMs = 2_000
const drainMs = 10_000

export interface VerifierServer {
  readonly http: Server
  /** Stops accepting; resolves when every request in flight has its response. */
  drain(): Promise<void>
}

interface ServerDeps extends Omit<HandlerDeps, 'isAccepting'> {
  readonly random: Random
  readonly log: Log
  readonly counted: Metrics
}

export function createVerifierServer(deps: ServerDeps): VerifierServer {
  let accepting = true
  const send = together()
  const handlers = createHandlers({ ...deps, isAccepting: () => accepting })
  const options = { maxHeaderSize, requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: checkMs }
  const http = createServer({ ...options, keepAliveTimeout: keepAliveMs }, (message, response) => {
    respond(message, response).catch((error: unknown) => destroy(response, error))
  })

  function destroy(response: ServerResponse, error: unknown): void {
    deps.log.error('A request failed.', { error: errorMessage(error) })
    response.destroy()
  }

  /** Responses are sent together: one that cannot be sent must not take others with it. */
  function orDestroy(response: ServerResponse, send: () => void): void {
    try {
      send()
    } catch (error) {
      destroy(response, error)
    }
  }

  const sockets = new Set<Socket>()
  http.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now()
    const request = toHttpRequest(message)
    const [path = ''] = (message.url ?? '').split('?', 1)
    const requestId = requestIdOf(deps, request.headers)
    const handle = handlers.get(path)
    const peer = message.socket.remoteAddress ?? null
    const plain = await (handle ?? notFound)({ request, path, requestId, peer })
    const written = { requestId, isHead: request.method === 'HEAD', isLast: !accepting || plain.status === 413 }
    send(() => orDestroy(response, () => write(response, plain, written)))
    deps.counted.countRequest(handle ? path : 'other', plain.status, startedAt)
  }

  return {
    http,
    drain: () => {
      accepting = false
      return drained(http, sockets)
    },
  }
}

interface Written {
  readonly requestId: string
  readonly isHead: boolean
  /** Closes the connection. */
  readonly isLast: boolean
}

function write(response: ServerResponse, { status, headers, body }: PlainResponse, { requestId, isHead, isLast }: Written): void {
  const fields = ['X-Request-Id', requestId, 'Cache-Control', 'no-store', 'X-Content-Type-Options', 'nosniff']
  for (const name in headers) fields.push(name, headers[name] ?? '')
  if (status !== 204) fields.push('Content-Length', String(body === null ? 0 : Buffer.byteLength(body)))
  if (isLast) fields.push('Connection', 'close')
  response.writeHead(status, fields)
  response.end(isHead ? undefined : (body ?? undefined))
}

/**
 * `close` of an HTTP server closes idle connections immediately, which loses a request that is on its way. This one only stops
 * accepting: each kept connection is closed by the response to its next request, and when it stayed idle for a while.
 */
async function drained(http: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const timers = [setTimeout(() => http.closeIdleConnections(), idleMs), setTimeout(() => http.closeAllConnections(), drainMs)]
  // the connections of a worker come from another process, which listens
  if (http.listening) NetServer.prototype.close.call(http)
  await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))))
  for (const timer of timers) clearTimeout(timer)
}
