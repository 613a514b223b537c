import { z } from 'zod'
import type { FailureCode } from '../result'
import type { AnswerTerms, Described, Endpoint, Terms } from './endpoint'
import { failureResponses, problemSchema } from './openapi-failures'

type Json = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document of what is served. */
export function documentOf(endpoints: readonly Endpoint[]): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Keyrail API',
      version: '1',
      description: 'Every answer has X-Request-Id and is not to be stored. Failures are application/problem+json (RFC 9457).',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, pathItem(endpoint)])),
    components: { securitySchemes, schemas: { Problem: problemSchema }, headers },
  }
}

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'The token.' },
  basic: { type: 'http', scheme: 'basic', description: 'The token key as user name, the whole token as password.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'The token.' },
}

const headers = {
  RequestId: { description: 'Names this answer in the log.', schema: { type: 'string' } },
}

function pathItem({ path, operations }: Endpoint): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const told = Object.entries(operations).map(([method, described]) => [method.toLowerCase(), operation(method, path, described)])
  return { ...(parameters.length > 0 ? { parameters } : {}), ...Object.fromEntries(told) }
}

function operation(method: string, path: string, { terms }: Described): Json {
  const { summary, description, scopes, body } = terms
  const needs = scopes && scopes.length > 0 ? `Needs ${scopes.map((scope) => `\`${scope}\``).join(', ')}.` : ''
  const parameters = [...queryParameters(terms), ...headerParameters(terms)]
  return {
    operationId: operationId(method, path),
    summary,
    description: [description, needs].filter(Boolean).join('\n\n'),
    security: scopes === null ? [] : Object.keys(securitySchemes).map((name) => ({ [name]: scopes })),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: { ...answers(terms), ...failureResponses(failuresOf(terms)) },
  }
}

/** `GET /api/v1/contacts/{id}` is `getContactsId`. */
function operationId(method: string, path: string): string {
  const words = path.replace(/^\/api\/(v1\/)?/, '').match(/[A-Za-z]+/g) ?? []
  return method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

function queryParameters({ query }: Terms): Json[] {
  const { properties = {}, required = [] } = query ? schemaOf(query, 'input') : {}
  return Object.entries(properties as Record<string, Json>).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: (required as readonly string[]).includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

const headerParameters = ({ headers: own = {} }: Terms): Json[] =>
  Object.entries(own).map(([name, description]) => ({ name, in: 'header', required: false, description, schema: { type: 'string' } }))

const requestBody = ({ schema, limit, example }: NonNullable<Terms['body']>): Json => ({
  required: true,
  description: `At most ${limit.toLocaleString('en')} bytes.`,
  content: { 'application/json': { schema: schemaOf(schema, 'input'), example } },
})

function answers({ answers: all }: Terms): Json {
  return Object.fromEntries(Object.entries(all).map(([status, terms]) => [status, answer(terms)]))
}

function answer({ means, schema, example, headers: own = {} }: AnswerTerms): Json {
  const told = Object.entries(own).map(([name, description]) => [name, { description, schema: { type: 'string' } }])
  const content = { ...(schema ? { schema: schemaOf(schema, 'output') } : {}), ...(example === undefined ? {} : { example }) }
  return {
    description: means,
    headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' }, ...Object.fromEntries(told) },
    ...(schema ? { content: { 'application/json': content } } : {}),
  }
}

/** What any call like this may meet, and its own. */
export function failuresOf({ scopes, body, failures = [] }: Terms): FailureCode[] {
  const always: FailureCode[] =
    scopes === null ? [] : ['invalid_request', 'missing_credentials', 'invalid_token', 'forbidden', 'rate_limited']
  const withScopes: FailureCode[] = scopes && scopes.length > 0 ? ['insufficient_scope'] : []
  const withBody: FailureCode[] = body ? ['payload_too_large', 'unsupported_media_type'] : []
  return [
    ...new Set([...always, ...withScopes, ...withBody, ...failures, 'invalid_input' as const, 'internal' as const, 'unavailable' as const]),
  ]
}

/** A time is told by its format; the pattern behind it is for machines that know no calendar. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...told } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
    },
  })
  return told
}
