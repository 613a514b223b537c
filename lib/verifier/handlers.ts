import { timingSafeEqual } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { HttpResult, RequestContext } from '../http/context'
import { readCredentials } from '../http/credentials'
import { forwardedIp } from '../http/forwarded'
import type { Endpoint } from '../http/operation'
import { userAgentOf } from '../http/origin'
import { catching, respondTo, withHeaders } from '../http/perform'
import { type PlainResponse, plainProblem, problems } from '../http/problem'
import { traceRequest } from '../http/request-trace'
import type { Log } from '../ports'
import type { Recorder } from '../recorder/index'
import { fail, ok } from '../result'
import type { Exchange, Respond } from './exchange'
import { type ForwardAuthDeps, forwardAuth, noIdentity } from './forward-auth/forward-auth'
import { introspectEndpoint } from './operations/introspect'
import { revokeEndpoint } from './operations/revoke'
import { verifyEndpoint } from './operations/verify'
import { quickly } from './quickly'
import type { RowReader } from './reader'
import type { VerifierServices } from './services'

export interface HandlerDeps extends Omit<ForwardAuthDeps, 'server'> {
  readonly server: VerifierServices
  readonly reader: Pick<RowReader, 'ping'>
  readonly usage: Pick<Recorder, 'recordRequest'>
  readonly log: Log
  readonly metricsToken: string | null
  /** Prometheus text. */
  metrics(): Promise<string>
  /** False once the process is stopping. */
  isAccepting(): boolean
}

type Handle = (exchange: Exchange) => Promise<PlainResponse>

const readyTimeoutMs = 2_000

/** Everything the verifier serves, by path. */
export function createHandlers(deps: HandlerDeps): ReadonlyMap<string, Handle> {
  return new Map<string, Handle>([
    ...[introspectEndpoint, revokeEndpoint].map((endpoint) => [endpoint.path, serving(deps, endpoint)] as const),
    [verifyEndpoint.path, plainly(deps, quickly(deps, respondingWith(deps, verifyEndpoint)))],
    ['/forward-auth', forwarding(deps)],
    ['/health', getOnly(plainly(deps, () => Promise.resolve(okStatus)))],
    ['/ready', getOnly(plainly(deps, () => checkReady(deps)))],
    ['/metrics', getOnly(exposingMetrics(deps))],
  ])
}

export const notFound: Handle = ({ requestId }) => Promise.resolve(plainProblem({ code: 'not_found' }, requestId))

const getOnly =
  (handle: Handle): Handle =>
  (exchange) => {
    const { method } = exchange.request
    if (method === 'GET' || method === 'HEAD') return handle(exchange)
    return Promise.resolve(plainProblem({ code: 'method_not_allowed', allow: 'GET, HEAD' }, exchange.requestId))
  }

const okStatus: HttpResult = ok({ status: 200, body: { status: 'ok' } })

const serving = (deps: HandlerDeps, endpoint: Endpoint<VerifierServices>): Handle => plainly(deps, respondingWith(deps, endpoint))

const respondingWith =
  (deps: HandlerDeps, endpoint: Endpoint<VerifierServices>): Respond =>
  async (exchange) => {
    const { problem } = exchange.request.headers
    if (problem !== null) return fail('invalid_request', { detail: problem })
    const trace = traceRequest(deps, exchange.request)
    const result = await respondTo(endpoint, { ...contextOf(deps, exchange), trace })
    trace.finish(result.ok ? result.value.status : problems[result.error.code].status)
    return withHeaders(result, trace.headers())
  }

function contextOf(
  { server, trustedProxies }: HandlerDeps,
  { request, path, requestId, peer }: Exchange,
): Omit<RequestContext<VerifierServices>, 'trace'> {
  const chain = request.headers.get('x-forwarded-for')
  const ip = forwardedIp(chain === null ? peer : `${chain}, ${peer}`, trustedProxies)
  return {
    server,
    request,
    origin: { ip, userAgent: userAgentOf(request.headers), requestId },
    requestId,
    credentials: readCredentials(request),
    endpoint: `${request.method} ${path}`,
    params: {},
  }
}

/** Reports an exception as `unavailable` or `internal`. */
function plainly({ log }: HandlerDeps, handle: Respond): Handle {
  return async (exchange) => {
    const { request, requestId } = exchange
    return toPlain(await catching(log, { requestId, url: request.url }, () => handle(exchange)), requestId)
  }
}

function toPlain(result: HttpResult, requestId: string): PlainResponse {
  if (!result.ok) return plainProblem(result.error, requestId)
  const { status, headers = {}, body } = result.value
  if (body === undefined) return { status, headers, body: null }
  return { status, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

/** Any method: proxies ask with the method of the original request. */
function forwarding(deps: HandlerDeps): Handle {
  const ask = plainly(deps, async ({ request, peer }) => {
    const { headers } = request
    const result = await forwardAuth(deps, { headers, problem: headers.problem, peer })
    return result.ok ? ok({ status: 200, headers: result.value.headers }) : result
  })
  return async (exchange) => {
    const { status, headers, body } = await ask(exchange)
    return { status, headers: { ...noIdentity, ...headers }, body }
  }
}

async function checkReady({ reader, isAccepting }: HandlerDeps): Promise<HttpResult> {
  if (!isAccepting()) return fail('unavailable')
  const timedOut = pause(readyTimeoutMs, false, { ref: false })
  const responded = reader.ping().then(
    () => true,
    () => false,
  )
  return (await Promise.race([timedOut, responded])) ? okStatus : fail('unavailable')
}

function exposingMetrics(deps: HandlerDeps): Handle {
  return async (exchange) => {
    if (!mayReadMetrics(deps, exchange)) return notFound(exchange)
    return { status: 200, headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }, body: await deps.metrics() }
  }
}

/** A request that came through a proxy has a loopback peer too, so one that says so needs the token. */
function mayReadMetrics({ metricsToken }: HandlerDeps, { request: { headers }, peer }: Exchange): boolean {
  const given = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (metricsToken !== null && given !== undefined) return isEqual(given, metricsToken)
  const isProxied = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'x-forwarded-host'].some((name) => headers.get(name) !== null)
  return !isProxied && (peer === '127.0.0.1' || peer === '::1' || peer === '::ffff:127.0.0.1')
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
