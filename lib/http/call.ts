import type { Origin } from '../ports'
import type { Result } from '../result'
import type { Server } from '../server'
import type { HttpFailure } from './failure'
import { originOf } from './origin'

/** One request, as an operation sees it. */
export interface Call {
  readonly server: Server
  readonly request: Request
  readonly origin: Origin
  readonly requestId: string
  /** Method and path, `GET /api/v1/token`. */
  readonly endpoint: string
}

/** A good answer; without a body it is empty. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
}

export type Reply = Result<Answer, HttpFailure>
export type Operation = (call: Call) => Promise<Reply>

export function startCall(server: Server, request: Request): Call {
  const origin = originOf(server, request.headers)
  return { server, request, origin, requestId: origin.requestId, endpoint: endpointOf(request) }
}

const endpointOf = (request: Request): string => `${request.method} ${new URL(request.url).pathname}`.slice(0, 200)
