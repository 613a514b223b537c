import type { z } from 'zod'
import type { Scope } from '../actor'
import type { Effect } from '../maintenance/index'
import { type FailureCode, ok, type Result } from '../result'
import type { Server } from '../server'
import { type AuthServices, authenticate, type CallerKind, type Callers } from './authenticate'
import { type BodySpec, rejectBody } from './body'
import type { HttpResponse, HttpResult, RequestContext, Run } from './context'
import type { HttpFailure } from './failure'
import { type Keep, keepNothing, once, replayedHeader } from './idempotency'
import type { Verb } from './perform'
import { noQuery, type QuerySchema, readQuery } from './query'
import type { HttpRequest } from './request'

export interface ResponseSpec {
  readonly description: string
  /** Absent: the response has no body. */
  readonly schema?: z.ZodType
  /** Descriptions by header name. */
  readonly headers?: Readonly<Record<string, string>>
  readonly example?: unknown
}

/** One operation: each request is checked against it, and the OpenAPI document describes it. */
export interface OperationSpec {
  readonly summary: string
  readonly description?: string
  readonly caller: CallerKind
  /** Scopes the token needs. */
  readonly scopes?: readonly Scope[]
  /** Absent: every parameter is rejected. */
  readonly query?: QuerySchema | 'ignored'
  /** Absent: a body is rejected. */
  readonly body?: BodySpec<unknown>
  /** Descriptions of request headers by name. */
  readonly headers?: Readonly<Record<string, string>>
  /** By default, GET reads and every other method changes something. */
  readonly effect?: Effect | undefined
  /** Whether an Idempotency-Key is honored. */
  readonly once?: boolean
  readonly responses: Readonly<Record<number, ResponseSpec>>
  /** Failures beyond those of every operation. */
  readonly failures?: readonly FailureCode[]
}

export interface Operation<Services = Server> {
  readonly spec: OperationSpec
  readonly run: Run<Services>
}

/** Operations at one path. */
export interface Endpoint<Services = Server> {
  /** `/api/v1/contacts/{id}` */
  readonly path: string
  readonly operations: Readonly<Partial<Record<Verb, Operation<Services>>>>
}

interface CallerContext<Caller extends CallerKind, Services = Server> extends RequestContext<Services> {
  readonly caller: Callers[Caller]
}

export interface Call<Caller extends CallerKind, Query extends QuerySchema, Body, Services = Server>
  extends CallerContext<Caller, Services> {
  readonly query: z.output<Query>
  readonly body: Body
  /** Stores the response under the Idempotency-Key; call it in the transaction of the work. */
  readonly keep: Keep
}

interface TypedSpec<Caller extends CallerKind, Query extends QuerySchema, Body, Services = Server> extends OperationSpec {
  readonly caller: Caller
  readonly query?: Query | 'ignored'
  readonly body?: BodySpec<Body>
  readonly onTooLarge?: (call: CallerContext<Caller, Services>) => Promise<void>
  /** Reduces a stored response to what the caller may read now. */
  readonly onReplay?: (call: CallerContext<Caller, Services> & { readonly body: Body }, stored: HttpResponse) => Promise<HttpResponse>
}

/** An operation of the dashboard process; honors an Idempotency-Key where its spec says so. */
export function operation<Caller extends CallerKind, Query extends QuerySchema = typeof noQuery, Body = null>(
  spec: TypedSpec<Caller, Query, Body>,
  work: (call: Call<Caller, Query, Body>) => Promise<HttpResult>,
): Operation {
  const perform = async (call: Call<Caller, Query, Body>): Promise<HttpResult> => {
    if (!spec.once || call.caller === null) return work(call)
    const result = await once(call, call.caller.tokenKey, call.body, (keep) => work({ ...call, keep }))
    return result.ok && isReplay(result.value) && spec.onReplay ? ok(await spec.onReplay(call, result.value)) : result
  }
  const { onTooLarge } = spec
  return define<Server, Caller, Query, Body>(
    onTooLarge ? { ...spec, onTooLarge: (call) => asSoftware(spec, call, () => onTooLarge(call)) } : spec,
    admit,
    (call) => asSoftware(spec, call, () => perform(call)),
  )
}

/** Its writes never delay those of people, unless the request takes access away. */
function asSoftware<T>(spec: OperationSpec, { server, caller, request }: CallerContext<CallerKind>, work: () => Promise<T>): Promise<T> {
  if (caller === null || effectOf(spec, request.method) === 'stop') return work()
  return server.db.asSoftware({ organization: 'orgId' in caller ? caller.orgId : null, tokenKey: caller.tokenKey }, work)
}

/** An operation that needs only some services, which every process has. Maintenance mode never rejects what it does. */
export const operationOn = <
  Services extends AuthServices,
  Caller extends CallerKind,
  Query extends QuerySchema = typeof noQuery,
  Body = null,
>(
  spec: TypedSpec<Caller, Query, Body, Services> & { readonly effect: Exclude<Effect, 'change'> },
  work: (call: Call<Caller, Query, Body, Services>) => Promise<HttpResult>,
): Operation<Services> => define(spec, ({ caller, ...required }, context) => authenticate(caller, context, required), work)

type Admit<Services> = <Caller extends CallerKind>(
  spec: OperationSpec & { readonly caller: Caller },
  context: RequestContext<Services>,
) => Promise<Result<Callers[Caller], HttpFailure>>

/** Admits the caller before it reads query and body, and checks the response before it is sent. */
function define<Services, Caller extends CallerKind, Query extends QuerySchema, Body>(
  spec: TypedSpec<Caller, Query, Body, Services>,
  admitCaller: Admit<Services>,
  work: (call: Call<Caller, Query, Body, Services>) => Promise<HttpResult>,
): Operation<Services> {
  const { query: querySchema = noQuery } = spec
  const run: Run<Services> = async (context) => {
    const caller = await admitCaller(spec, context)
    if (!caller.ok) return caller
    const query = querySchema === 'ignored' ? ok({}) : readQuery(context.request.url, querySchema)
    if (!query.ok) return query
    const body = await readBody(spec, context.request)
    if (!body.ok) {
      if (body.error.code === 'payload_too_large') await spec.onTooLarge?.({ ...context, caller: caller.value })
      return body
    }
    return work({ ...context, caller: caller.value, query: query.value, body: body.value, keep: keepNothing } as Call<
      Caller,
      Query,
      Body,
      Services
    >)
  }
  return {
    spec,
    run: async (context) => {
      const result = await run(context)
      return result.ok ? ok(checkResponse(spec, result.value)) : result
    },
  }
}

/** Authenticates the caller, then rejects what maintenance mode or a full disk does not allow. */
async function admit<Caller extends CallerKind>(
  spec: OperationSpec & { readonly caller: Caller },
  context: RequestContext,
): Promise<Result<Callers[Caller], HttpFailure>> {
  const caller = await authenticate(spec.caller, context, spec)
  if (!caller.ok) return caller
  const effect = effectOf(spec, context.request.method)
  const allowed = await context.server.maintenance.check(effect)
  if (!allowed.ok) return allowed
  const writable = await context.server.disk.checkSoftware(effect)
  return writable.ok ? caller : writable
}

export const effectOf = ({ effect }: Pick<OperationSpec, 'effect'>, method: string): Effect =>
  effect ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'change')

const isReplay = ({ headers }: HttpResponse): boolean => headers?.[replayedHeader] !== undefined

/** An unread body could hide a second token, so a call without a body spec rejects one; public operations take no token. */
function readBody({ caller, body }: OperationSpec, request: HttpRequest) {
  if (body) return body.read(request)
  return caller === 'anyone' ? ok(null) : rejectBody(request)
}

/**
 * Throws if a response differs from its spec: no undocumented field leaves the server. A replayed response is sent as it was
 * stored, possibly by an earlier version.
 */
function checkResponse({ responses }: OperationSpec, response: HttpResponse): HttpResponse {
  if (isReplay(response)) return response
  const documented = responses[response.status]
  if (!documented) throw new Error(`Status ${response.status} is not documented.`)
  documented.schema?.parse(response.body)
  return response
}
