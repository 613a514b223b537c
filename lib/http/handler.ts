import type { Server } from '../server'
import { createContext, type HttpResult, type RequestContext } from './context'
import { requestIdOf } from './origin'
import { catching, type Method, methods, type Route, respondTo, withHeaders } from './perform'
import { problem } from './problem'
import { traceRequest } from './request-trace'
import { setTransportSecurity } from './transport-security'

type Handler = (request: Request) => Promise<Response>

/** Handlers of the framework for the methods of one path. Every response has X-Request-Id and `Cache-Control: no-store`. */
export function createHandlers(getServer: () => Server, route: Route): Record<Method, Handler> {
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
    const create = (): RequestContext => createContext(server, { request, requestId, trace, path: route.path })
    const result = await catching(server.log, { requestId, url: request.url }, () => respondTo(route, create()))
    const response = toResponse(withHeaders(result, trace.headers()), requestId)
    trace.finish(response.status)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }

  return Object.fromEntries(methods.map((method) => [method, handler])) as Record<Method, Handler>
}

function toResponse(result: HttpResult, requestId: string): Response {
  if (!result.ok) return problem(result.error, requestId)
  const { status, body, headers = {} } = result.value
  return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
}
