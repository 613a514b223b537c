import type { Origin } from '../ports'
import type { Result } from '../result'
import type { Server } from '../server'
import { readCredentials } from './credentials'
import type { HttpFailure } from './failure'
import { originOf } from './origin'
import { paramsOf } from './path'
import type { HttpRequest } from './request'
import type { RequestTrace } from './request-trace'

/** One request and what is known about it before it is authenticated. `Services` are those of the process that serves it. */
export interface RequestContext<Services = Server> {
  readonly server: Services
  readonly request: HttpRequest
  readonly origin: Origin
  readonly requestId: string
  readonly trace: RequestTrace
  /** The presented token, or why there is none. */
  readonly credentials: ReturnType<typeof readCredentials>
  /** Method and path pattern: `GET /api/v1/contacts/{id}`. */
  readonly endpoint: string
  /** Decoded path parameters by name. */
  readonly params: Readonly<Record<string, string>>
}

export interface HttpResponse {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type HttpResult = Result<HttpResponse, HttpFailure>
export type Run<Services = Server> = (context: RequestContext<Services>) => Promise<HttpResult>

interface Received extends Pick<RequestContext, 'request' | 'requestId' | 'trace'> {
  /** Path pattern; defaults to the path of the request. */
  readonly path: string | undefined
}

export function createContext(server: Server, { request, requestId, trace, path }: Received): RequestContext {
  const { pathname } = new URL(request.url)
  return {
    server,
    request,
    origin: originOf(server, request.headers, requestId),
    requestId,
    trace,
    credentials: readCredentials(request),
    endpoint: `${request.method} ${path ?? pathname}`.slice(0, 200),
    params: paramsOf(path, pathname),
  }
}
