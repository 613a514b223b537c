import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorMessage } from '../errors'
import { requestIdOf } from '../http/origin'
import type { PlainResponse } from '../http/problem'
import type { Log, Random } from '../ports'
import type { Handle, Received, Serve } from './exchange'
import { inTurns } from './in-turns'
import { toHttpRequest } from './node-request'
import { writeResponse } from './write-response'

/** Responses that are sent together; a turn with more of them sends several times, so that clients go on meanwhile. */
const mostTogether = 16

interface ResponderDeps {
  readonly log: Log
  readonly random: Random
  /** Names and values of headers in turns, on every response. */
  readonly fields: readonly string[]
  /** True if each connection is to be closed after its response. */
  isStopping(): boolean
  /** Called for every response that is sent. */
  sent?(received: Received, status: number): void
}

export interface Responder {
  /** Serves a request. As in every step that follows, an exception costs its own connection only. */
  serve(by: Serve, arrived: Arrived): void
  /** A step of a response that is called by something else, such as the end of a body. */
  attempt(received: Received, step: () => void): void
  /** Responds with what a handler returns. */
  by(handle: Handle): Serve
  /** Sends a response at the end of this turn of the event loop: one that wakes its client costs several times as much as one that finds it awake. */
  send(received: Received, plain: PlainResponse): void
  /** Sends what would be sent at the end of this turn now. */
  flush(): void
}

export function createResponder(deps: ResponderDeps): Responder {
  const outgoing = inTurns<Outgoing>((responses) => responses.forEach(write), mostTogether)

  function destroy(response: ServerResponse, error: unknown): void {
    deps.log.error('A request failed.', { error: errorMessage(error) })
    response.destroy()
  }

  /** One that cannot be sent must not take others with it. */
  function write({ received, plain, isLast }: Outgoing): void {
    const { response, requestId, request } = received
    try {
      writeResponse(response, plain, { requestId, isHead: request.method === 'HEAD', isLast, fields: deps.fields })
    } catch (error) {
      destroy(response, error)
    }
  }

  function send(received: Received, plain: PlainResponse): void {
    outgoing.add({ received, plain, isLast: deps.isStopping() || plain.status === 413 })
    deps.sent?.(received, plain.status)
  }

  function receive({ message, response, path, peer }: Arrived): Received {
    const request = toHttpRequest(message)
    return { request, path, requestId: requestIdOf(deps, request.headers), peer, message, response, startedAt: performance.now() }
  }

  return {
    serve(by, arrived) {
      try {
        by(receive(arrived))
      } catch (error) {
        destroy(arrived.response, error)
      }
    },
    attempt({ response }, step) {
      try {
        step()
      } catch (error) {
        destroy(response, error)
      }
    },
    by: (handle) => (received) => {
      handle(received)
        .then((plain) => send(received, plain))
        .catch((error: unknown) => destroy(received.response, error))
    },
    send,
    flush: outgoing.flush,
  }
}

interface Arrived {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  /** Without the query. */
  readonly path: string
  /** IP address of the connection. */
  readonly peer: string | null
}

interface Outgoing {
  readonly received: Received
  readonly plain: PlainResponse
  readonly isLast: boolean
}

export const pathOf = ({ url = '' }: IncomingMessage): string => {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}
