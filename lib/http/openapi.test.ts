import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from './api'
import { documentOf, failuresOf } from './openapi'
import { problemView } from './openapi-failures'
import { problems } from './problem'

const document = documentOf(endpoints)

/** Paths of `app/api` and `app/oauth` in OpenAPI syntax. */
function served(): string[] {
  const filesOf = (folder: string) =>
    readdirSync(`app/${folder}`, { recursive: true, encoding: 'utf8' }).map((path) => `/${folder}/${path.replaceAll('\\', '/')}`)
  const files = ['api', 'oauth'].flatMap(filesOf)
  const routes = files.filter((path) => path.endsWith('/route.ts')).map((path) => path.replace(/\/route\.ts$/, ''))
  return routes.filter((path) => !path.includes('[...')).map((path) => path.replaceAll('[', '{').replaceAll(']', '}'))
}

test('the document lists exactly the served paths', () => {
  expect(Object.keys(document.paths as object).sort()).toEqual(served().sort())
})

const operations = endpoints.flatMap(({ path, operations: all }) =>
  Object.entries(all).map(([method, { spec }]) => ({ path, method, spec })),
)

test.each(operations)('$method $path is documented with its security and responses', ({ path, method, spec }) => {
  const documented = (document.paths as Record<string, Record<string, Record<string, unknown>>>)[path]?.[method.toLowerCase()] ?? {}
  expect(documented.operationId).toMatch(/^[a-z]+[A-Z]/)
  expect(documented.summary).toBe(spec.summary)
  expect(documented.security).toEqual(
    spec.caller === 'anyone' ? [] : ['bearer', 'basic', 'apiKey'].map((name) => ({ [name]: spec.scopes ?? [] })),
  )
  const statuses = [...Object.keys(spec.responses), ...failuresOf(spec, method).map((code) => String(problems[code].status))]
  expect(Object.keys(documented.responses as object).sort()).toEqual([...new Set(statuses)].sort())
})

test('operation ids are unique', () => {
  const ids = Object.values(document.paths as Record<string, Record<string, { operationId?: string }>>).flatMap((item) =>
    Object.values(item).flatMap(({ operationId }) => operationId ?? []),
  )
  expect(new Set(ids).size).toBe(operations.length)
})

test.each(operations)('every example of $method $path matches its schema', ({ spec }) => {
  if (spec.body) expect(spec.body.schema.safeParse(spec.body.example).error).toBeUndefined()
  for (const { schema, example } of Object.values(spec.responses)) {
    if (schema && example !== undefined) expect(schema.safeParse(example).error).toBeUndefined()
  }
})

test('every failure of a token request is documented with a valid example', () => {
  const documented = new Set<string>()
  JSON.stringify(document, (key, value) => {
    if (key !== 'examples') return value
    for (const [code, { value: example }] of Object.entries(value as Record<string, { value: unknown }>)) {
      expect(problemView.safeParse(example).error).toBeUndefined()
      documented.add(code)
    }
  })
  const sessionOnly = ['reauthentication_required', 'second_factor_required', 'paused', 'method_not_allowed']
  expect([...documented, ...sessionOnly].sort()).toEqual(Object.keys(problems).sort())
})

test('the document is plain JSON with valid schemas', () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  let schemas = 0
  JSON.stringify(document, (key, value: z.core.JSONSchema.JSONSchema) => {
    if (key !== 'schema') return value
    z.fromJSONSchema(withDefinitions(value))
    schemas += 1
  })
  expect(schemas).toBeGreaterThan(15)
})

test('what a client needs a name for has one: no body or response is written out', () => {
  const { schemas } = (document as unknown as { components: { schemas: object } }).components
  const names = ['Contact', 'ContactChange', 'ContactInput', 'ContactPage', 'Health', 'Problem', 'Profile', 'ProfileChange']
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining([...names, 'Token', 'Verdict', 'VerifyRequest', 'WrittenContact']))
  expect(JSON.stringify(document).match(/"nextCursor":/g)).toHaveLength(2)
  JSON.stringify(document, (key, value: { schema?: { $ref?: string; anyOf?: object[]; type?: string } }) => {
    if (/^application\/(problem\+)?json$/.test(key))
      expect(JSON.stringify(value.schema)).toMatch(/^(\{\}|.*"\$ref":"#\/components\/schemas\/\w+".*)$/)
    return value
  })
})

/** The converter resolves references inside the schema only. */
function withDefinitions(schema: z.core.JSONSchema.JSONSchema): z.core.JSONSchema.JSONSchema {
  const { components } = document as unknown as { components: { schemas: object } }
  return JSON.parse(JSON.stringify({ allOf: [schema], $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'))
}
