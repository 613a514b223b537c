import { createHash, timingSafeEqual } from 'node:crypto'
import { failureOf } from '../../http/authenticate'
import { readCredentials } from '../../http/credentials'
import type { HttpFailure } from '../../http/failure'
import { forwardedIp } from '../../http/forwarded'
import { userAgentOf } from '../../http/origin'
import { rateHeaders } from '../../http/rate-headers'
import type { HttpHeaders } from '../../http/request'
import { fail, ok, type Result } from '../../result'
import type { AcceptedToken } from '../../tokens/verify'
import type { VerifierServices } from '../services'
import { type OriginalRequest, originalRequest } from './original-request'
import { findRoute, type Route } from './routes'

export interface ForwardAuthDeps {
  readonly server: Pick<VerifierServices, 'tokens'>
  readonly routes: readonly Route[]
  /** Null: no proxy is trusted, so every request is rejected. */
  readonly proxySecret: string | null
  readonly trustedProxies: readonly string[]
}

export interface ProxyRequest {
  readonly headers: HttpHeaders
  /** Why the headers are ambiguous, if they are. */
  readonly problem: string | null
  readonly peer: string | null
}

export interface Authorized {
  /** The identity, and the rate limit if there is one. */
  readonly headers: Readonly<Record<string, string>>
}

const identityHeaders = [
  'X-Keyrail-Token-Key',
  'X-Keyrail-Type',
  'X-Keyrail-Scopes',
  'X-Keyrail-Organization',
  'X-Keyrail-Location',
  'X-Keyrail-User',
] as const
type IdentityHeader = (typeof identityHeaders)[number]

/** Sent with every response that accepts no token: the proxy overwrites what the client sent. */
export const noIdentity = Object.fromEntries(identityHeaders.map((name) => [name, ''])) as Readonly<Record<IdentityHeader, string>>

/**
 * Decides on a request that a reverse proxy asks about. Fails with the codes that proxies pass on: 401, 403, 429 (and 503 if it
 * throws); a malformed question is 403, because proxies turn 400 into 500.
 */
export async function forwardAuth(deps: ForwardAuthDeps, request: ProxyRequest): Promise<Result<Authorized, HttpFailure>> {
  if (!isProxy(deps.proxySecret, request.headers)) return fail('forbidden', { detail: 'The secret of the proxy is missing or wrong.' })
  if (request.problem !== null) return fail('forbidden', { detail: request.problem })
  const original = originalRequest(request.headers)
  if (!original) return fail('forbidden', { detail: 'The original request is ambiguous.' })
  const route = findRoute(deps.routes, original)
  if (!route) return fail('forbidden', { detail: 'No route matches.' })
  const presented = presentedToken(request.headers, original)
  return presented.ok ? judge(deps, request, original, { route, token: presented.value }) : presented
}

async function judge(
  { server, trustedProxies }: ForwardAuthDeps,
  { headers, peer }: ProxyRequest,
  { method, path }: OriginalRequest,
  { route, token }: { readonly route: Route; readonly token: string },
): Promise<Result<Authorized, HttpFailure>> {
  const ip = forwardedIp(headers.get('x-forwarded-for') ?? peer, trustedProxies)
  const endpoint = `${method} ${path}`.slice(0, 200)
  const verdict = await server.tokens.verify(token, {
    scopes: route.scopes,
    ip,
    userAgent: userAgentOf(headers),
    endpoint,
    request: { method, path },
  })
  return verdict.active
    ? ok({ headers: { ...identityOf(verdict), ...rateHeaders(verdict.rate) } })
    : { ok: false, error: failureOf(verdict) }
}

function isProxy(secret: string | null, headers: HttpHeaders): boolean {
  const given = headers.get('x-keyrail-proxy')
  return secret !== null && given !== null && timingSafeEqual(sha256(given), sha256(secret))
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The query of the original request must not hold a token either. */
function presentedToken(headers: HttpHeaders, { uri }: OriginalRequest): Result<string, HttpFailure> {
  const read = readCredentials({ url: `http://original${uri}`, headers })
  if (read.ok || read.error.code !== 'invalid_request') return read
  return { ok: false, error: { ...read.error, code: 'forbidden' } }
}

const identityOf = ({ tokenKey, type, scopes, orgId, locationId, userId }: AcceptedToken): Readonly<Record<IdentityHeader, string>> => ({
  'X-Keyrail-Token-Key': tokenKey,
  'X-Keyrail-Type': type,
  'X-Keyrail-Scopes': scopes.join(' '),
  'X-Keyrail-Organization': orgId,
  'X-Keyrail-Location': locationId ?? '',
  'X-Keyrail-User': userId ?? '',
})
