import { z } from 'zod'
import type { FailureCode } from '../result'
import { failureResponses, problemSchema } from './openapi-failures'
import { type Endpoint, effectOf, type OperationSpec, type ResponseSpec } from './operation'

type Json = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document of these endpoints. */
export function documentOf(endpoints: readonly Endpoint[]): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Keyrail API',
      version: '1',
      description: 'Every response has X-Request-Id and must not be stored. Failures are application/problem+json (RFC 9457).',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, pathItem(endpoint)])),
    components: { securitySchemes, schemas: { ...namedSchemas(endpoints), Problem: problemSchema }, headers },
  }
}

/** Every schema with an id that a request or response uses, by that id. */
function namedSchemas(endpoints: readonly Endpoint[]): Json {
  const specs = endpoints.flatMap(({ operations }) => Object.values(operations).map(({ spec }) => spec))
  const bodies = specs.flatMap(({ body }) => (body ? [definitionsOf(body.schema, 'input')] : []))
  const answers = specs.flatMap(({ responses: all }) =>
    Object.values(all).map(({ schema }) => (schema ? definitionsOf(schema, 'output') : {})),
  )
  return Object.fromEntries([...bodies, ...answers].flatMap((definitions) => Object.entries(definitions)))
}

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'The token.' },
  basic: { type: 'http', scheme: 'basic', description: 'The token key as the username, the whole token as the password.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'The token.' },
}

const headers = {
  RateLimit: {
    description: 'Requests that are left to the token, and seconds until there are more; only if it has a rate limit.',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': {
    description: 'Requests per window of the token and its seconds (draft-ietf-httpapi-ratelimit-headers); only if it has a rate limit.',
    schema: { type: 'string' },
  },
  RequestId: { description: 'Identifies this request in the log.', schema: { type: 'string' } },
}

const rateRefs: Json = Object.fromEntries(['RateLimit-Policy', 'RateLimit'].map((name) => [name, { $ref: `#/components/headers/${name}` }]))

function pathItem({ path, operations }: Endpoint): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const byMethod = Object.entries(operations).map(([method, { spec }]) => [method.toLowerCase(), operationObject(method, path, spec)])
  return { ...(parameters.length > 0 ? { parameters } : {}), ...Object.fromEntries(byMethod) }
}

function operationObject(method: string, path: string, spec: OperationSpec): Json {
  const { summary, description, caller, scopes = [], body } = spec
  const needs = scopes.length > 0 ? `Requires ${scopes.map((scope) => `\`${scope}\``).join(', ')}.` : ''
  const parameters = [...queryParameters(spec), ...headerParameters(spec)]
  return {
    operationId: operationId(method, path),
    summary,
    description: [description, needs].filter(Boolean).join('\n\n'),
    security: caller === 'anyone' ? [] : Object.keys(securitySchemes).map((name) => ({ [name]: scopes })),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: { ...responses(spec), ...failureResponses(failuresOf(spec, method)) },
  }
}

/** `GET /api/v1/contacts/{id}` is `getContactsId`. */
function operationId(method: string, path: string): string {
  const words = path.replace(/^\/api\/(v1\/)?/, '').match(/[A-Za-z]+/g) ?? []
  return method.toLowerCase() + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

function queryParameters({ query = 'ignored' }: OperationSpec): Json[] {
  const { properties = {}, required = [] } = query === 'ignored' ? {} : schemaOf(query, 'input')
  return Object.entries(properties as Record<string, Json>).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: (required as readonly string[]).includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

const headerParameters = ({ headers: own = {} }: OperationSpec): Json[] =>
  Object.entries(own).map(([name, description]) => ({ name, in: 'header', required: false, description, schema: { type: 'string' } }))

const requestBody = ({ mediaType, schema, limit, example }: NonNullable<OperationSpec['body']>): Json => ({
  required: true,
  description: `At most ${limit.toLocaleString('en')} bytes.`,
  content: { [mediaType]: { schema: schemaOf(schema, 'input'), example } },
})

function responses({ caller, responses: all }: OperationSpec): Json {
  const rate = caller === 'anyone' ? {} : rateRefs
  return Object.fromEntries(Object.entries(all).map(([status, spec]) => [status, responseObject(spec, rate)]))
}

function responseObject({ description, schema, example, headers: own = {} }: ResponseSpec, rate: Json): Json {
  const described = Object.entries(own).map(([name, description]) => [name, { description, schema: { type: 'string' } }])
  const content = { ...(schema ? { schema: schemaOf(schema, 'output') } : {}), ...(example === undefined ? {} : { example }) }
  return {
    description,
    headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' }, ...rate, ...Object.fromEntries(described) },
    ...(schema ? { content: { 'application/json': content } } : {}),
  }
}

/** Failures of every operation with this kind of caller and body, and its own. */
export function failuresOf({ effect, caller, scopes = [], body, failures = [] }: OperationSpec, method: string): FailureCode[] {
  const always: FailureCode[] =
    caller === 'anyone' ? [] : ['invalid_request', 'missing_credentials', 'invalid_token', 'forbidden', 'rate_limited']
  const withScopes: FailureCode[] = scopes.length > 0 ? ['insufficient_scope'] : []
  const withBody: FailureCode[] = body ? ['payload_too_large', 'unsupported_media_type'] : []
  const withChange: FailureCode[] = effectOf({ effect }, method) === 'change' ? ['maintenance'] : []
  const last = ['invalid_input', 'internal', 'unavailable'] as const
  return [...new Set([...always, ...withScopes, ...withBody, ...failures, ...last, ...withChange])]
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => convert(schema, io).schema

const definitionsOf = (schema: z.ZodType, io: 'input' | 'output'): Json => convert(schema, io).definitions

interface Converted {
  readonly schema: Json
  /** The named schemas that it refers to, by name. */
  readonly definitions: Json
}

/** Schemas with an id become references to components. Drops the pattern of date-time strings: `format` says the same. */
function convert(schema: z.ZodType, io: 'input' | 'output'): Converted {
  // as a property: a named schema at the root would be written out
  const json = z.toJSONSchema(z.object({ schema }), {
    io,
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
      delete jsonSchema.id
    },
  })
  const text = JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { properties, $defs = {} } = JSON.parse(text) as { properties: { schema: Json }; $defs?: Json }
  return { schema: properties.schema, definitions: $defs }
}
