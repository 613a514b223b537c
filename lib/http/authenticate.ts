import type { Scope, TokenActor } from '../actor'
import type { Effect } from '../maintenance/index'
import { fail, ok, type Result } from '../result'
import type { ServiceCaller, ServiceTokens } from '../service-tokens/index'
import type { RejectedToken, Tokens } from '../tokens/index'
import type { RequestContext } from './context'
import type { HttpFailure } from './failure'
import { rateHeaders } from './rate-headers'

/** Who may call an operation, and the caller it gets. */
export interface Callers {
  readonly anyone: null
  readonly token: TokenActor
  readonly token_or_service: TokenActor | ServiceCaller
}
export type CallerKind = keyof Callers

/** What authentication needs of a process. */
export interface AuthServices {
  readonly tokens: Pick<Tokens, 'authenticate'>
  readonly serviceTokens: Pick<ServiceTokens, 'authenticate'>
}
type Context = RequestContext<AuthServices>

/** `scopes` are required of a token; a service token always has exactly `tokens:verify`. */
interface Requirements {
  readonly scopes?: readonly Scope[]
  /** No rate limit keeps a token from stopping something. */
  readonly effect?: Effect | undefined
}

type Authenticate<Caller> = (context: Context, required: Requirements) => Promise<Result<Caller, HttpFailure>>

const authenticators: { readonly [Kind in CallerKind]: Authenticate<Callers[Kind]> } = {
  anyone: () => Promise.resolve(ok(null)),
  token: authenticateToken,
  token_or_service: (context, required) =>
    presentsServiceToken(context) ? authenticateService(context) : authenticateToken(context, required),
}

export const authenticate = <Kind extends CallerKind>(
  kind: Kind,
  context: Context,
  required: Requirements,
): Promise<Result<Callers[Kind], HttpFailure>> => authenticators[kind](context, required)

async function authenticateToken(
  { server, origin, endpoint, credentials, trace }: Context,
  { scopes = [], effect }: Requirements,
): Promise<Result<TokenActor, HttpFailure>> {
  if (!credentials.ok) return credentials
  const needs = { scopes, ip: origin.ip, userAgent: origin.userAgent, endpoint, unlimited: effect === 'stop' }
  const authenticated = await server.tokens.authenticate(credentials.value, needs, origin)
  const accepted = 'actor' in authenticated
  if (authenticated.token) trace.present(authenticated.token, accepted ? authenticated.rate : null)
  return accepted ? ok(authenticated.actor) : { ok: false, error: failureOf(authenticated.rejection) }
}

const presentsServiceToken = ({ credentials }: Context): boolean => credentials.ok && credentials.value.startsWith('krs_')

async function authenticateService({ server, credentials }: Context): Promise<Result<ServiceCaller, HttpFailure>> {
  if (!credentials.ok) return credentials
  const caller = await server.serviceTokens.authenticate(credentials.value)
  return caller ? ok(caller) : fail('invalid_token')
}

/** Every rejection that concerns the token itself is `invalid_token`, so that a stranger learns nothing about it. */
export function failureOf({ code, missing = [], rate }: RejectedToken): HttpFailure {
  if (code === 'insufficient_scope') return { code, missing }
  if (code === 'address_not_allowed') return { code: 'forbidden', detail: 'The token cannot be used from this IP address.' }
  if (code === 'rate_limited') return { code, headers: rateHeaders(rate) }
  return { code: 'invalid_token' }
}
