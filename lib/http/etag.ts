import { fail, type Outcome, ok } from '../result'

const etag = /^(W\/)?"([^"\s]*)"$/

export const etagOf = (version: number): string => `"${version}"`

/** Versions in an If-Match header; null = any. Weak ETags match none (RFC 9110, 13.1.1). */
export function knownVersions(headers: Headers): Outcome<readonly number[] | null, 'invalid_request'> {
  const given = headers.get('if-match')?.trim()
  if (given === undefined || given === '*') return ok(null)
  const tags = given.split(',').map((tag) => etag.exec(tag.trim()))
  if (tags.some((tag) => tag === null)) return fail('invalid_request', { detail: 'If-Match must be * or a list of quoted ETags.' })
  return ok(tags.flatMap((tag) => (tag && !tag[1] && /^[1-9]\d{0,9}$/.test(tag[2] ?? '') ? [Number(tag[2])] : [])))
}
