import { fail, type Outcome, ok } from '../result'
import type { HttpHeaders } from './request'

const etag = /^(?:W\/)?"([^"\s]*)"$/
/** Apache, Jetty and others append the content coding to an ETag. */
const version = /^([1-9]\d{0,9})(?:(?:--?|[;:])(?:gzip|br|deflate|zstd))?$/

export const etagOf = (version: number): string => `"${version}"`

/**
 * Versions in an If-Match header; null = any. A weak ETag counts like a strong one: a proxy that compresses makes it weak, and
 * the version stays exact.
 */
export function knownVersions(headers: HttpHeaders): Outcome<readonly number[] | null, 'invalid_request'> {
  const given = headers.get('if-match')?.trim()
  if (given === undefined || given === '*') return ok(null)
  const tags = given.split(',').map((tag) => etag.exec(tag.trim()))
  if (tags.some((tag) => tag === null)) return fail('invalid_request', { detail: 'If-Match must be * or a list of quoted ETags.' })
  return ok(
    tags.flatMap(
      (tag) =>
        version
          .exec(tag?.[1] ?? '')
          ?.slice(1, 2)
          .map(Number) ?? [],
    ),
  )
}
