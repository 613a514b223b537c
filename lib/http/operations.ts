import type { Scope, TokenActor } from '../actor'
import { ok, type Result } from '../result'
import type { RejectedToken } from '../tokens/index'
import { readJsonText, rejectBody } from './body'
import type { Operation, RequestContext, Success } from './context'
import { readCredentials } from './credentials'
import type { HttpFailure } from './failure'

/** A call as the software that made it. */
export interface TokenCall extends RequestContext {
  readonly actor: TokenActor
}

/** An operation for whoever holds a token with these scopes. */
export function withToken(scopes: readonly Scope[], work: (call: TokenCall) => Promise<Success>): Operation {
  return async (call) => {
    const entered = await authenticateToken(call, scopes)
    if (!entered.ok) return entered
    const bare = await rejectBody(call.request)
    return bare.ok ? work({ ...call, actor: entered.value }) : bare
  }
}

/** The same with JSON of any shape, as it came; read only for good tokens. What is too large is told of, and rejected. */
export function withTokenAndJson(
  scopes: readonly Scope[],
  limit: number,
  work: (call: TokenCall, text: string) => Promise<Success>,
  tooLarge: (call: TokenCall) => Promise<void>,
): Operation {
  return async (call) => {
    const entered = await authenticateToken(call, scopes)
    if (!entered.ok) return entered
    const known = { ...call, actor: entered.value }
    const text = await readJsonText(call.request, limit)
    if (text.ok) return work(known, text.value)
    if (text.error.code === 'payload_too_large') await tooLarge(known)
    return text
  }
}

/** The token a call presents, if it is good for these scopes. */
export async function authenticateToken(call: RequestContext, scopes: readonly Scope[]): Promise<Result<TokenActor, HttpFailure>> {
  const { request, server, origin, endpoint } = call
  const presented = readCredentials(request)
  if (!presented.ok) return presented
  const entered = await server.tokens.authenticate(
    presented.value,
    { scopes, ip: origin.ip, userAgent: origin.userAgent, endpoint },
    origin,
  )
  return 'actor' in entered ? ok(entered.actor) : { ok: false, error: failureOf(entered.rejection) }
}

/** A stranger learns nothing from a rejection: all that are about the token itself are one. */
function failureOf({ code, missing = [] }: RejectedToken): HttpFailure {
  if (code === 'insufficient_scope') return { code, missing }
  if (code === 'address_not_allowed') return { code: 'forbidden', detail: 'The token may not be used from this address.' }
  if (code === 'rate_limited') return { code }
  return { code: 'invalid_token' }
}
