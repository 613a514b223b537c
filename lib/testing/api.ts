import { expect } from 'vitest'
import { z } from 'zod'
import { endpoints } from '../http/api'
import { serve } from '../http/endpoint'
import { documentOf } from '../http/openapi'
import type { Server } from '../server'

const base = 'http://localhost:3000'

export interface CallTerms {
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'HEAD' | 'OPTIONS'

export interface Told {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Software that calls the whole API of a server, and holds each answer against the OpenAPI document. */
export function client(server: Server) {
  const served = endpoints.map((endpoint) => ({ ...endpoint, handlers: serve(() => server, endpoint) }))
  return async (method: Method, address: string, { token, body, headers = {} }: CallTerms = {}): Promise<Told> => {
    const url = new URL(address, base)
    const found = served.find(({ path }) => matches(path, url.pathname))
    if (!found) throw new Error(`Nothing is served at ${url.pathname}.`)
    const sent = {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    }
    const init = { method, headers: sent, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) }
    const response = await found.handlers[method](new Request(url, init))
    const text = await response.text()
    const told = { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) }
    if (method in found.operations) expectDocumented(found.path, method, told)
    return told
  }
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]*')}$`).test(path)

interface Response {
  readonly headers: object
  readonly content?: Readonly<Record<string, { readonly schema: z.core.JSONSchema.JSONSchema }>>
}
interface Operation {
  readonly responses: Readonly<Record<string, Response>>
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

const document = documentOf(endpoints) as unknown as {
  readonly paths: Paths
  readonly components: { readonly schemas: { readonly Problem: z.core.JSONSchema.JSONSchema } }
}
const problem = z.fromJSONSchema(document.components.schemas.Problem)
const schemas = new Map<object, z.ZodType>()

/** A status, a media type, headers and a body that the document names. */
function expectDocumented(path: string, method: string, { status, headers, body }: Told): void {
  const where = `${method} ${path} answered ${status} ${JSON.stringify(body)}`
  const response = document.paths[path]?.[method.toLowerCase()]?.responses[status]
  expect(response, `${where}`).toBeDefined()
  const [type, content] = Object.entries(response?.content ?? {})[0] ?? []
  expect(headers.get('content-type') ?? undefined, `${where}`).toBe(type)
  if (content) expect(schemaOf(content.schema).safeParse(body).error?.message, `${where}`).toBeUndefined()
  const own = Object.keys(response?.headers ?? {}).filter((name) => name !== 'WWW-Authenticate' || status === 401)
  for (const name of own) expect(headers.has(name), `${where} without ${name}`).toBe(true)
}

function schemaOf(schema: z.core.JSONSchema.JSONSchema): z.ZodType {
  if (schema.$ref) return problem
  const known = schemas.get(schema) ?? z.fromJSONSchema(schema)
  schemas.set(schema, known)
  return known
}
