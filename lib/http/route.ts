import { isUnavailable } from '../errors'
import { fail, ok } from '../result'
import type { Server } from '../server'
import { createContext, type Operation, type RequestContext, type Success } from './context'
import type { HttpFailure } from './failure'
import { requestIdOf } from './origin'
import { problem } from './problem'
import { setTransportSecurity } from './transport-security'

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]
export type Operations = Readonly<Partial<Record<Exclude<Method, 'HEAD' | 'OPTIONS'>, Operation>>>
export type Handler = (request: Request) => Promise<Response>
type IsServed = (call: RequestContext) => boolean

const always: IsServed = () => true

/**
 * The handlers of one address: every answer has X-Request-Id and may not be stored, a failure is a problem document, and
 * what is thrown is logged once and told as `internal` or `unavailable` without a word about it. To a call that `isServed`
 * declines, nothing is at this address, whatever the method. `path` is the address as a pattern, when it has names in braces.
 */
export function route(
  getServer: () => Server,
  operations: Operations,
  isServed: IsServed = always,
  path?: string,
): Record<Method, Handler> {
  const allow = allowed(operations)
  const handler: Handler = async (request) => {
    const server = getServer()
    const requestId = requestIdOf(server, request.headers)
    const response = await answer(server, request, requestId)
    response.headers.set('X-Request-Id', requestId)
    response.headers.set('Cache-Control', 'no-store')
    setTransportSecurity(response.headers, server.env.origin)
    return response
  }

  async function answer(server: Server, request: Request, requestId: string): Promise<Response> {
    const reply = await telling(server, requestId, request, () => perform(createContext(server, request, requestId, path)))
    const response = toResponse(reply, requestId)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }

  async function perform(call: RequestContext): Promise<Success> {
    const { method } = call.request
    if (!isServed(call)) return fail('not_found')
    if (method === 'OPTIONS') return ok({ status: 204, headers: { Allow: allow } })
    const operation = operations[(method === 'HEAD' ? 'GET' : method) as keyof Operations]
    return operation ? operation(call) : notAllowed(allow)
  }

  return Object.fromEntries(methods.map((method) => [method, handler])) as Record<Method, Handler>
}

function allowed(operations: Operations): string {
  const own = methods.filter((method) => method in operations)
  return [...own, ...('GET' in operations ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

const notAllowed = (allow: string): Success => ({ ok: false, error: { code: 'method_not_allowed', allow } satisfies HttpFailure })

async function telling(server: Server, requestId: string, { url }: Request, work: () => Promise<Success>): Promise<Success> {
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

function toResponse(reply: Success, requestId: string): Response {
  if (!reply.ok) return problem(reply.error, requestId)
  const { status, body, headers = {} } = reply.value
  return body === undefined ? new Response(null, { status, headers }) : Response.json(body, { status, headers })
}
