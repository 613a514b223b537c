import type { z } from 'zod'
import { ok } from '../result'
import { readJsonBody, rejectBody } from './body'
import type { Success } from './context'
import type { Described, Terms } from './endpoint'
import { type Keep, keepNothing, once } from './idempotency'
import { authenticateToken, type TokenCall } from './operations'
import { noQuery, type QuerySchema, readQuery } from './query'

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : null

interface TokenTerms<Query extends QuerySchema | undefined, Body extends z.ZodType | undefined>
  extends Omit<Terms, 'query' | 'body' | 'scopes'> {
  readonly scopes: readonly string[]
  readonly query?: Query
  readonly body?: { readonly schema: Body & z.ZodType; readonly limit: number; readonly example: unknown }
  /** Whether an Idempotency-Key is honored. */
  readonly once?: boolean
}

export interface Given<Query, Body> extends TokenCall {
  readonly query: Parsed<Query>
  readonly body: Parsed<Body>
  /** Where an Idempotency-Key is honored: the work calls it within its transaction. */
  readonly keep: Keep
}

/** An operation for whoever holds a token with these scopes; query and body are read only for good tokens. */
export function tokenOperation<Query extends QuerySchema | undefined = undefined, Body extends z.ZodType | undefined = undefined>(
  terms: TokenTerms<Query, Body>,
  work: (call: Given<Query, Body>) => Promise<Success>,
): Described {
  const { scopes, body: bodyTerms } = terms
  return {
    terms: terms as Terms,
    run: async (call) => {
      const entered = await authenticateToken(call, scopes)
      if (!entered.ok) return entered
      const query = readQuery(call.request.url, terms.query ?? noQuery)
      if (!query.ok) return query
      const body = bodyTerms ? await readJsonBody(call.request, bodyTerms.schema, bodyTerms.limit) : await readNoBody(call.request)
      if (!body.ok) return body
      const given = { ...call, actor: entered.value, query: query.value, body: body.value, keep: keepNothing } as Given<Query, Body>
      return terms.once ? once(given, given.body, (keep) => work({ ...given, keep })) : work(given)
    },
  }
}

async function readNoBody(request: Request) {
  const bare = await rejectBody(request)
  return bare.ok ? ok(null) : bare
}
