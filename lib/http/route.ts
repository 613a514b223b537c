import { isUnavailable } from '../outage'
import { fail } from '../result'
import type { Server } from '../server'
import { type Call, type Operation, type Reply, startCall } from './call'
import type { HttpFailure } from './failure'
import { problem } from './problem'

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
type Method = (typeof methods)[number]
type Operations = Readonly<Partial<Record<Exclude<Method, 'HEAD' | 'OPTIONS'>, Operation>>>
type Handler = (request: Request) => Promise<Response>
type IsServed = (call: Call) => boolean

const always: IsServed = () => true

/**
 * The handlers of one address: every answer has X-Request-Id and may not be stored, a failure is a problem document, and
 * what is thrown is logged once and told as `internal` or `unavailable` without a word about it. To a call that `isServed`
 * declines, nothing is at this address, whatever the method.
 */
export function route(getServer: () => Server, operations: Operations, isServed: IsServed = always): Record<Method, Handler> {
  const allow = allowed(operations)
  const handler: Handler = async (request) => {
    const call = startCall(getServer(), request)
    const response = await answer(call)
    response.headers.set('X-Request-Id', call.requestId)
    response.headers.set('Cache-Control', 'no-store')
    return response
  }

  async function answer(call: Call): Promise<Response> {
    const { method } = call.request
    if (!isServed(call)) return problem({ code: 'not_found' }, call.requestId)
    if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: allow } })
    const operation = operations[(method === 'HEAD' ? 'GET' : method) as keyof Operations]
    const response = toResponse(operation ? await run(operation, call) : notAllowed(allow), call.requestId)
    return method === 'HEAD' ? new Response(null, response) : response
  }

  return Object.fromEntries(methods.map((method) => [method, handler])) as Record<Method, Handler>
}

function allowed(operations: Operations): string {
  const own = methods.filter((method) => method in operations)
  return [...own, ...('GET' in operations ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

const notAllowed = (allow: string): Reply => ({ ok: false, error: { code: 'method_not_allowed', allow } satisfies HttpFailure })

async function run(operation: Operation, call: Call): Promise<Reply> {
  try {
    return await operation(call)
  } catch (error) {
    return told(call, error)
  }
}

function told({ server, endpoint, requestId }: Call, error: unknown): Reply {
  const outage = isUnavailable(error)
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  const fields = { requestId, path: endpoint, error: message }
  if (outage) server.log.warn('A request found the database busy or away.', fields)
  else server.log.error('A request failed.', { ...fields, stack })
  return fail(outage ? 'unavailable' : 'internal')
}

function toResponse(reply: Reply, requestId: string): Response {
  if (!reply.ok) return problem(reply.error, requestId)
  const { status, body } = reply.value
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status })
}
