import type { z } from 'zod'
import type { OrgId } from '../ids'
import { fail, ok, type Result } from '../result'
import type { ServiceCaller } from '../service-tokens/index'
import { readJsonBody, rejectBody } from './body'
import type { Operation, RequestContext, Success } from './context'
import { readCredentials } from './credentials'
import type { HttpFailure } from './failure'
import { authenticateToken } from './operations'

/** A call of who may ask about tokens; null = those of every organization. */
export interface VerifyCall extends RequestContext {
  readonly orgId: OrgId | null
}

export interface ServiceCall extends RequestContext {
  readonly caller: ServiceCaller
}

interface BodyTerms<Schema extends z.ZodType> {
  readonly schema: Schema
  /** Bytes. */
  readonly limit: number
}

/** For an API server with a service token, and for an admin token that may verify within its own organization. */
export function withVerifierAndBody<Schema extends z.ZodType>(
  { schema, limit }: BodyTerms<Schema>,
  work: (call: VerifyCall, body: z.output<Schema>) => Promise<Success>,
): Operation {
  return async (call) => {
    const reach = await reachOf(call)
    if (!reach.ok) return reach
    const body = await readJsonBody(call.request, schema, limit)
    return body.ok ? work({ ...call, orgId: reach.value }, body.value) : body
  }
}

/** One answer for a service token, another for every other token. */
export function byCaller(service: (call: ServiceCall) => Promise<Success>, others: Operation): Operation {
  return async (call) => {
    if (!presentsService(call)) return others(call)
    const entered = await enterService(call)
    if (!entered.ok) return entered
    const bare = await rejectBody(call.request)
    return bare.ok ? service({ ...call, caller: entered.value }) : bare
  }
}

async function reachOf(call: RequestContext): Promise<Result<OrgId | null, HttpFailure>> {
  if (presentsService(call)) {
    const entered = await enterService(call)
    return entered.ok ? ok(null) : entered
  }
  // only admin tokens can carry this scope: lib/tokens/scopes.ts
  const entered = await authenticateToken(call, ['tokens:verify'])
  return entered.ok ? ok(entered.value.orgId) : entered
}

function presentsService({ request }: RequestContext): boolean {
  const presented = readCredentials(request)
  return presented.ok && presented.value.startsWith('krs_')
}

async function enterService({ request, server }: RequestContext): Promise<Result<ServiceCaller, HttpFailure>> {
  const presented = readCredentials(request)
  if (!presented.ok) return presented
  const caller = await server.serviceTokens.authenticate(presented.value)
  return caller ? ok(caller) : fail('invalid_token')
}
