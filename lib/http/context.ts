import type { Origin } from '../ports'
import type { Result } from '../result'
import type { Server } from '../server'
import type { HttpFailure } from './failure'
import { originOf } from './origin'
import { paramsOf } from './path'

/** One request, as an operation sees it. */
export interface RequestContext {
  readonly server: Server
  readonly request: Request
  readonly origin: Origin
  readonly requestId: string
  /** Method and path, `GET /api/v1/contacts/{id}`. */
  readonly endpoint: string
  /** What stands in the path where its pattern has a name in braces. */
  readonly params: Readonly<Record<string, string>>
}

/** A good answer; without a body it is empty. */
export interface HttpOutcome {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type Success = Result<HttpOutcome, HttpFailure>
export type Operation = (call: RequestContext) => Promise<Success>

/** `path` is the pattern of the address; without one it is the address itself. */
export function createContext(server: Server, request: Request, requestId: string, path?: string): RequestContext {
  const { pathname } = new URL(request.url)
  const endpoint = `${request.method} ${path ?? pathname}`.slice(0, 200)
  return { server, request, origin: originOf(server, request.headers, requestId), requestId, endpoint, params: paramsOf(path, pathname) }
}
