import type { z } from 'zod'
import type { Scope } from '../actor'
import type { FailureCode } from '../result'
import type { Server } from '../server'
import type { Operation } from './context'
import { readCredentials } from './credentials'
import { noQuery, type QuerySchema, readQuery } from './query'
import { type Method, type Operations, route } from './route'

/** A good answer, as it is documented. */
export interface AnswerTerms {
  readonly means: string
  /** Absent = no body. */
  readonly schema?: z.ZodType
  /** What its headers mean. */
  readonly headers?: Readonly<Record<string, string>>
  readonly example?: unknown
}

/** One call, as it is documented and checked. */
export interface Terms {
  readonly summary: string
  readonly description?: string
  /** What the token must be allowed; null = anyone may call. */
  readonly scopes: readonly Scope[] | null
  readonly query?: QuerySchema
  readonly body?: { readonly schema: z.ZodType; readonly limit: number; readonly example: unknown }
  /** Request headers of its own and what they mean. */
  readonly headers?: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<number, AnswerTerms>>
  /** Failures beyond those that every call may meet. */
  readonly failures?: readonly FailureCode[]
}

export interface Described {
  readonly terms: Terms
  readonly run: Operation
}

/** One address of the API: the OpenAPI document tells of exactly what is served here. */
export interface Endpoint {
  /** With names in braces, `/api/v1/contacts/{id}`. */
  readonly path: string
  readonly operations: Readonly<Partial<Record<Exclude<Method, 'HEAD' | 'OPTIONS'>, Described>>>
}

/** An operation that reads nothing of its query by itself: parameters it does not know are rejected before it runs. */
export function described(terms: Terms, operation: Operation): Described {
  return {
    terms,
    run: async (call) => {
      const presented = terms.scopes === null ? null : readCredentials(call.request)
      if (presented && !presented.ok) return presented
      const query = readQuery(call.request.url, terms.query ?? noQuery)
      return query.ok ? operation(call) : query
    },
  }
}

/** The handlers of an endpoint. */
export function serve(getServer: () => Server, { path, operations }: Endpoint) {
  const run = Object.entries(operations).map(([method, operation]) => [method, operation.run])
  return route(getServer, Object.fromEntries(run) as Operations, undefined, path)
}
