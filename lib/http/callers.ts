import type { z } from 'zod'
import type { OrgId } from '../ids'
import { fail, ok, type Result } from '../result'
import type { ServiceCaller } from '../service-tokens/index'
import { readJsonBody, rejectBody } from './body'
import type { Call, Operation, Reply } from './context'
import { readCredentials } from './credentials'
import type { HttpFailure } from './failure'
import { enter } from './operations'

/** A call of who may ask about tokens; null = those of every organization. */
export interface VerifyCall extends Call {
  readonly orgId: OrgId | null
}

export interface ServiceCall extends Call {
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
  work: (call: VerifyCall, body: z.output<Schema>) => Promise<Reply>,
): Operation {
  return async (call) => {
    const reach = await reachOf(call)
    if (!reach.ok) return reach
    const body = await readJsonBody(call.request, schema, limit)
    return body.ok ? work({ ...call, orgId: reach.value }, body.value) : body
  }
}

/** One answer for a service token, another for every other token. */
export function byCaller(service: (call: ServiceCall) => Promise<Reply>, others: Operation): Operation {
  return async (call) => {
    if (!presentsService(call)) return others(call)
    const entered = await enterService(call)
    if (!entered.ok) return entered
    const bare = await rejectBody(call.request)
    return bare.ok ? service({ ...call, caller: entered.value }) : bare
  }
}

async function reachOf(call: Call): Promise<Result<OrgId | null, HttpFailure>> {
  if (presentsService(call)) {
    const entered = await enterService(call)
    return entered.ok ? ok(null) : entered
  }
  // only admin tokens can carry this scope: lib/tokens/scopes.ts
  const entered = await enter(call, ['tokens:verify'])
  return entered.ok ? ok(entered.value.orgId) : entered
}

function presentsService({ request }: Call): boolean {
  const presented = readCredentials(request)
  return presented.ok && presented.value.startsWith('krs_')
}

async function enterService({ request, server }: Call): Promise<Result<ServiceCaller, HttpFailure>> {
  const presented = readCredentials(request)
  if (!presented.ok) return presented
  const caller = await server.serviceTokens.enter(presented.value)
  return caller ? ok(caller) : fail('invalid_token')
}
