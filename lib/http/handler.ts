import { isUnavailable } from '../errors'
import { fail, ok } from '../result'
import type { Server } from '../server'
import { createContext, type HttpResult, type RequestContext, type Run } from './context'
import type { HttpFailure } from './failure'
import { requestIdOf } from './origin'
import { problem } from './problem'
import { traceRequest } from './request-trace'
import { setTransportSecurity } from './transport-security'

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]
/** Methods that a route implements; HEAD and OPTIONS follow from them. */
export type Verb = Exclude<Method, 'HEAD' | 'OPTIONS'>
type Handler = (request: Request) => Promise<Response>

export interface Route {
  /** Path pattern, `/api/v1/contacts/{id}`; needed only if it has parameters. */
  readonly path?: string
  readonly operations: Readonly<Partial<Record<Verb, { readonly run: Run }>>>
  /** If false for a request, every method responds with 404. */
  readonly isServed?: (context: RequestContext) => boolean
}

/**
 * Handlers for the methods of one path. Every response has X-Request-Id and `Cache-Control: no-store`; a failure is a
 * problem document. An exception is logged once and becomes `internal` or `unavailable` without details.
 */
export function createHandlers(getServer: () => Server, { path, operations, isServed }: Route): Record<Method, Handler> {
  const allow = allowed(operations)
  const handler: Handler = async (request) => {
    const server = getServer()
    const requestId = requestIdOf(server, request.headers)
    const response = await respond(server, request, requestId)
    response.headers.set('X-Request-Id', requestId)
    response.headers.set('Cache-Control', 'no-store')
    setTransportSecurity(response.headers, server.env.origin)
    return response
  }

  async function respond(server: Server, request: Request, requestId: string): Promise<Response> {
    const trace = traceRequest(server, request)
    const result = await catching(server, requestId, request, () => perform(createContext(server, { request, requestId, trace, path })))
    const response = toResponse(result, requestId)
    trace.finish(response.status)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }

  async function perform(context: RequestContext): Promise<HttpResult> {
    const { method } = context.request
    if (isServed && !isServed(context)) return fail('not_found')
    if (method === 'OPTIONS') return ok({ status: 204, headers: { Allow: allow } })
    const operation = operations[(method === 'HEAD' ? 'GET' : method) as Verb]
    return operation ? operation.run(context) : notAllowed(allow)
  }

  return Object.fromEntries(methods.map((method) => [method, handler])) as Record<Method, Handler>
}

function allowed(operations: Route['operations']): string {
  const own = methods.filter((method) => method in operations)
  return [...own, ...('GET' in operations ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

const notAllowed = (allow: string): HttpResult => ({ ok: false, error: { code: 'method_not_allowed', allow } satisfies HttpFailure })

async function catching(server: Server, requestId: string, { url }: Request, work: () => Promise<HttpResult>): Promise<HttpResult> {
  try {
    return await work()
  } catch (error) {
    const outage = isUnavailable(error)
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
    const fields = { requestId, path: new URL(url).pathname, error: message }
    if (outage) server.log.warn('A request found the database busy or away.', fields)
    else server.log.error('A request failed.', { ...fields, stack })
    return fail(outage ? 'unavailable' : 'internal')
  }
}

function toResponse(result: HttpResult, requestId: string): Response {
  if (!result.ok) return problem(result.error, requestId)
  const { status, body, headers = {} } = result.value
  return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
}
