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
import { fail } from '../result'
import type { Exchange, Respond } from './exchange'
import { introspectEndpoint } from './operations/introspect'
import { revokeEndpoint } from './operations/revoke'
import { verifyEndpoint } from './operations/verify'
import { quickly } from './quickly'
import type { VerifierServices } from './services'

export interface TokenHandlerDeps {
  readonly server: VerifierServices
  readonly usage: Pick<Recorder, 'recordRequest'>
  readonly trustedProxies: readonly string[]
  readonly log: Log
}

export type Handle = (exchange: Exchange) => Promise<PlainResponse>

/** What both the verifier and the dashboard serve, by path. */
export const createTokenHandlers = (deps: TokenHandlerDeps): ReadonlyMap<string, Handle> =>
  new Map<string, Handle>([
    ...[introspectEndpoint, revokeEndpoint].map((endpoint) => [endpoint.path, plainly(deps, respondingWith(deps, endpoint))] as const),
    [verifyEndpoint.path, plainly(deps, quickly(deps, respondingWith(deps, verifyEndpoint)))],
  ])

const respondingWith =
  (deps: TokenHandlerDeps, endpoint: Endpoint<VerifierServices>): Respond =>
  async (exchange) => {
    const { problem } = exchange.request.headers
    if (problem !== null) return fail('invalid_request', { detail: problem })
    const trace = traceRequest(deps, exchange.request)
    const result = await respondTo(endpoint, { ...contextOf(deps, exchange), trace })
    trace.finish(result.ok ? result.value.status : problems[result.error.code].status)
    return withHeaders(result, trace.headers())
  }

function contextOf(
  { server, trustedProxies }: TokenHandlerDeps,
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
export function plainly({ log }: Pick<TokenHandlerDeps, 'log'>, handle: Respond): Handle {
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
