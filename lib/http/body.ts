import { z } from 'zod'
import { parseInput } from '../input/parse'
import { fail, type Outcome, ok } from '../result'
import { parseStrictJson } from './json'
import { isForm, isJson } from './media-type'
import { readBytes } from './read-bytes'
import type { HttpRequest } from './request'

export interface BodySpec<Body> {
  readonly schema: z.ZodType
  readonly mediaType: 'application/json' | 'application/x-www-form-urlencoded'
  /** Bytes. */
  readonly limit: number
  readonly example: unknown
  read(request: HttpRequest): Promise<Outcome<Body, Unread | 'invalid_input'>>
}

export const jsonBody = <Schema extends z.ZodType>(schema: Schema, limit: number, example: unknown): BodySpec<z.output<Schema>> => ({
  mediaType: 'application/json',
  schema,
  limit,
  example,
  read: (request) => readJsonBody(request, schema, limit),
})

/** A body of any valid JSON, also of a media type like `application/cloudevents+json`, passed on byte for byte as text. */
export const rawJsonBody = (limit: number, example: unknown): BodySpec<string> => ({
  mediaType: 'application/json',
  schema: z.unknown(),
  limit,
  example,
  read: (request) => readJsonText(request, limit),
})

/** Reads up to `limit` bytes of JSON and parses it by `schema`. */
export async function readJsonBody<Schema extends z.ZodType>(
  request: HttpRequest,
  schema: Schema,
  limit: number,
): Promise<Outcome<z.output<Schema>, Unread | 'invalid_input'>> {
  const bytes = await readJsonBytes(request, limit)
  if (!bytes.ok) return bytes
  const parsed = parseStrictJson(bytes.value)
  return parsed.ok ? parseInput(schema, parsed.value) : parsed
}

async function readJsonText(request: HttpRequest, limit: number): Promise<Outcome<string, Unread>> {
  const bytes = await readJsonBytes(request, limit, { suffixes: true })
  if (!bytes.ok) return bytes
  const parsed = parseStrictJson(bytes.value)
  return parsed.ok ? ok(Buffer.from(bytes.value).toString('utf8')) : parsed
}

type Unread = 'unsupported_media_type' | 'payload_too_large' | 'invalid_request'

async function readJsonBytes(request: HttpRequest, limit: number, accepts = { suffixes: false }): Promise<Outcome<Uint8Array, Unread>> {
  if (!isJson(request.headers.get('content-type'), accepts)) {
    return fail('unsupported_media_type', { detail: 'Send JSON as application/json in UTF-8.' })
  }
  return readPlainBytes(request, limit)
}

async function readPlainBytes(request: HttpRequest, limit: number): Promise<Outcome<Uint8Array, Unread>> {
  const encoding = request.headers.get('content-encoding') ?? ''
  if (encoding !== '' && encoding.toLowerCase() !== 'identity') {
    return fail('unsupported_media_type', { detail: 'Send the body without a content encoding.' })
  }
  const bytes = await readBytes(request, limit)
  return bytes ? ok(bytes) : fail('payload_too_large', { detail: `The limit is ${limit} bytes.` })
}

/** A body of form parameters. As OAuth requires, unknown ones are ignored and none may be repeated. */
export const formBody = <Schema extends z.ZodObject>(schema: Schema, limit: number, example: unknown): BodySpec<z.output<Schema>> => ({
  mediaType: 'application/x-www-form-urlencoded',
  schema,
  limit,
  example,
  read: async (request) => {
    if (!isForm(request.headers.get('content-type'))) {
      return fail('unsupported_media_type', { detail: 'Send a form as application/x-www-form-urlencoded in UTF-8.' })
    }
    const bytes = await readPlainBytes(request, limit)
    if (!bytes.ok) return bytes
    const given = [...new URLSearchParams(Buffer.from(bytes.value).toString('utf8'))]
    const names = new Set(given.map(([name]) => name))
    if (names.size < given.length) return fail('invalid_request', { detail: 'Send each parameter once.' })
    return parseInput(schema, Object.fromEntries(given.filter(([name]) => Object.hasOwn(schema.shape, name))))
  },
})

export async function rejectBody(request: HttpRequest): Promise<Outcome<null, 'invalid_request'>> {
  return (await readBytes(request, 0)) ? ok(null) : fail('invalid_request', { detail: 'This operation does not take a body.' })
}
