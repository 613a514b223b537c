import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorMessage } from '../errors'
import { requestIdOf } from '../http/origin'
import type { Log, Random } from '../ports'
import { toHttpRequest } from './node-request'
import { together } from './together'
import type { Handle } from './token-handlers'
import { writeResponse } from './write-response'

interface Received {
  readonly message: IncomingMessage
  readonly response: ServerResponse
  /** Without the query. */
  readonly path: string
  /** IP address of the connection. */
  readonly peer: string | null
}

interface ResponderDeps {
  readonly log: Log
  readonly random: Random
  /** Names and values of headers in turns, on every response. */
  readonly fields: readonly string[]
  /** True if each connection is to be closed after its response. */
  isStopping(): boolean
}

/** Responds with what a handler returns, and resolves to its status. A failure costs its own connection only, and resolves to null. */
export function createResponder(deps: ResponderDeps): (handle: Handle, received: Received) => Promise<number | null> {
  const send = together()

  function destroy(response: ServerResponse, error: unknown): void {
    deps.log.error('A request failed.', { error: errorMessage(error) })
    response.destroy()
  }

  /** Responses are sent together: one that cannot be sent must not take others with it. */
  function orDestroy(response: ServerResponse, work: () => void): void {
    try {
      work()
    } catch (error) {
      destroy(response, error)
    }
  }

  return async (handle, { message, response, path, peer }) => {
    try {
      const request = toHttpRequest(message)
      const requestId = requestIdOf(deps, request.headers)
      const plain = await handle({ request, path, requestId, peer })
      const isLast = deps.isStopping() || plain.status === 413
      const written = { requestId, isHead: request.method === 'HEAD', isLast, fields: deps.fields }
      send(() => orDestroy(response, () => writeResponse(response, plain, written)))
      return plain.status
    } catch (error) {
      destroy(response, error)
      return null
    }
  }
}

export const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? ''
