import type { Log } from '../ports'
import { fail, ok } from '../result'
import type { Server } from '../server'
import type { HttpResult, RequestContext, Run } from './context'
import type { HttpFailure } from './failure'
import { logFailure } from './log-failure'

export const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]
/** Methods that a route implements; HEAD and OPTIONS follow from them. */
export type Verb = Exclude<Method, 'HEAD' | 'OPTIONS'>

export interface Route<Services = Server> {
  /** Path pattern, `/api/v1/contacts/{id}`; needed only if it has parameters. */
  readonly path?: string
  readonly operations: Readonly<Partial<Record<Verb, { readonly run: Run<Services> }>>>
  /** If false for a request, every method responds with 404. */
  readonly isServed?: (context: RequestContext<Services>) => boolean
}

/** Runs the operation of the request's method. */
export async function respondTo<Services>(
  { operations, isServed }: Route<Services>,
  context: RequestContext<Services>,
): Promise<HttpResult> {
  const { method } = context.request
  if (isServed && !isServed(context)) return fail('not_found')
  if (method === 'OPTIONS') return ok({ status: 204, headers: { Allow: allowed(operations) } })
  const operation = operations[(method === 'HEAD' ? 'GET' : method) as Verb]
  return operation ? operation.run(context) : notAllowed(allowed(operations))
}

function allowed(operations: Route<never>['operations']): string {
  const own = methods.filter((method) => method in operations)
  return [...own, ...('GET' in operations ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

const notAllowed = (allow: string): HttpResult => ({ ok: false, error: { code: 'method_not_allowed', allow } satisfies HttpFailure })

/** The result with headers that it does not have itself. */
export const withHeaders = (result: HttpResult, headers: Readonly<Record<string, string>>): HttpResult =>
  result.ok
    ? ok({ ...result.value, headers: { ...headers, ...result.value.headers } })
    : { ok: false, error: { ...result.error, headers: { ...headers, ...result.error.headers } } }

/** An exception is logged once and becomes `internal` or `unavailable` without details. */
export async function catching(log: Log, request: LoggedRequest, work: () => Promise<HttpResult>): Promise<HttpResult> {
  try {
    return await work()
  } catch (error) {
    return { ok: false, error: failureOf(log, request, error) }
  }
}

interface LoggedRequest {
  readonly requestId: string
  readonly url: string
}

export const failureOf = (log: Log, { requestId, url }: LoggedRequest, error: unknown): HttpFailure => ({
  code: logFailure(log, { requestId, path: new URL(url).pathname }, error),
})
