import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import type { Log, Random } from '../ports'
import { createHandlers, type HandlerDeps, notFound } from './handlers'
import type { Metrics } from './metrics'
import { createResponder, pathOf } from './responder'

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
/** On every response. */
const fields = ['X-Content-Type-Options', 'nosniff']

export interface VerifierServer {
  readonly http: Server
  /** Stops accepting; resolves when every request in flight has its response. */
  drain(): Promise<void>
}

interface ServerDeps extends Omit<HandlerDeps, 'isAccepting' | 'responder'> {
  readonly random: Random
  readonly log: Log
  readonly counted: Metrics
}

export function createVerifierServer(deps: ServerDeps): VerifierServer {
  let accepting = true
  const { log, random, counted } = deps
  const responder = createResponder({
    log,
    random,
    fields,
    isStopping: () => !accepting,
    sent: ({ path, startedAt }, status) => counted.countRequest(handlers.has(path) ? path : 'other', status, startedAt),
  })
  const handlers = createHandlers({ ...deps, responder, isAccepting: () => accepting })
  const otherwise = responder.by(notFound)
  const options = { maxHeaderSize, requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: checkMs }
  const http = createServer({ ...options, keepAliveTimeout: keepAliveMs }, serve)

  const sockets = new Set<Socket>()
  http.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })

  function serve(message: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(message)
    responder.serve(handlers.get(path) ?? otherwise, { message, response, path, peer: message.socket.remoteAddress ?? null })
  }

  return {
    http,
    drain: () => {
      accepting = false
      return drained(http, sockets)
    },
  }
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
