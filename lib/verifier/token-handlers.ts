import type { RequestContext } from '../http/context'
import { readCredentials } from '../http/credentials'
import { forwardedIp } from '../http/forwarded'
import type { Endpoint } from '../http/operation'
import { userAgentOf } from '../http/origin'
import { respondTo, withHeaders } from '../http/perform'
import { problems } from '../http/problem'
import { traceRequest } from '../http/request-trace'
import type { Log } from '../ports'
import type { Recorder } from '../recorder/index'
import { fail } from '../result'
import type { Exchange, Respond, Serve } from './exchange'
import { introspectEndpoint } from './operations/introspect'
import { revokeEndpoint } from './operations/revoke'
import { verifyEndpoint } from './operations/verify'
import { plainly } from './plain'
import { quickly } from './quickly'
import type { Responder } from './responder'
import type { VerifierServices } from './services'

export interface TokenHandlerDeps {
  readonly server: VerifierServices
  readonly usage: Pick<Recorder, 'recordRequest'>
  readonly trustedProxies: readonly string[]
  readonly responder: Responder
  readonly log: Log
}

/** What both the verifier and the dashboard serve, by path. */
export function createTokenHandlers(deps: TokenHandlerDeps): ReadonlyMap<string, Serve> {
  const handling = (endpoint: Endpoint<VerifierServices>) => plainly(deps, respondingWith(deps, endpoint))
  return new Map([
    [verifyEndpoint.path, quickly(deps, handling(verifyEndpoint))],
    ...[introspectEndpoint, revokeEndpoint].map((endpoint) => [endpoint.path, deps.responder.by(handling(endpoint))] as const),
  ])
}

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
