import { expect, test } from 'vitest'
import { z } from 'zod'
import { createDocs } from '../docs'
import { endpoints } from './api'
import { apiDocuments } from './docs'
import { listProblems } from './problem'

const { postman } = createDocs({ documents: apiDocuments(), problems: listProblems(), origin: 'https://keyrail.example.com' })

// the parts of https://schema.getpostman.com/json/collection/v2.1.0/collection.json in use, without room for anything else
const pair = z.strictObject({ key: z.string(), value: z.string(), description: z.string().optional(), disabled: z.boolean().optional() })
const variable = z.strictObject({ key: z.string(), value: z.string(), type: z.enum(['string', 'boolean', 'any', 'number']) })
const body = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('raw'),
    raw: z.string(),
    options: z.strictObject({ raw: z.strictObject({ language: z.literal('json') }) }),
  }),
  z.strictObject({
    mode: z.literal('urlencoded'),
    urlencoded: z.array(z.strictObject({ key: z.string(), value: z.string(), type: z.literal('text') })),
  }),
])
const request = z.strictObject({
  method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
  description: z.string(),
  auth: z.strictObject({ type: z.literal('noauth') }).optional(),
  header: z.array(pair),
  url: z.strictObject({
    raw: z.string().startsWith('{{origin}}/'),
    host: z.array(z.string()),
    path: z.array(z.string()),
    query: z.array(pair),
    variable: z.array(pair),
  }),
  body: body.optional(),
})
const collection = z.strictObject({
  info: z.strictObject({
    name: z.string(),
    description: z.string(),
    schema: z.literal('https://schema.getpostman.com/json/collection/v2.1.0/collection.json'),
  }),
  auth: z.strictObject({
    type: z.literal('bearer'),
    bearer: z.array(z.strictObject({ key: z.string(), value: z.string(), type: z.string() })),
  }),
  variable: z.array(variable),
  item: z.array(
    z.strictObject({
      name: z.string(),
      item: z.array(z.strictObject({ name: z.string(), request, response: z.tuple([]) })),
    }),
  ),
})

const requests = collection.parse(postman).item.flatMap((folder) => folder.item.map((item) => item.request))

test('the Postman collection has every operation once', () => {
  const operations = endpoints.flatMap(({ path, operations: all }) =>
    Object.keys(all).map((method) => `${method} {{origin}}${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(requests.map(({ method, url }) => `${method} ${url.raw}`).sort()).toEqual(operations.sort())
})

test('every path parameter of the collection is a variable, and every JSON body is JSON', () => {
  for (const { url, body: given } of requests) {
    expect(url.variable.map(({ key }) => `:${key}`)).toEqual(url.path.filter((segment) => segment.startsWith(':')))
    if (given?.mode === 'raw') expect(JSON.parse(given.raw)).toBeTypeOf('object')
  }
})

test('the collection holds no token: its variable is empty', () => {
  expect(JSON.stringify(postman)).not.toMatch(/kr[ualms]_[0-9A-Za-z]{16}/)
  expect(collection.parse(postman).variable).toContainEqual({ key: 'token', value: '', type: 'string' })
})
