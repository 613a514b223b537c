import { fail, type Outcome, ok } from '../result'

const one = /^(W\/)?"([^"\s]*)"$/

export const etagOf = (version: number): string => `"${version}"`

/** The versions an If-Match header names; null = any. A weak one matches none, as RFC 9110 has it. */
export function knownVersions(headers: Headers): Outcome<readonly number[] | null, 'invalid_request'> {
  const given = headers.get('if-match')?.trim()
  if (given === undefined || given === '*') return ok(null)
  const tags = given.split(',').map((tag) => one.exec(tag.trim()))
  if (tags.some((tag) => tag === null)) return fail('invalid_request', { detail: 'If-Match is * or a list of ETags in quotes.' })
  return ok(tags.flatMap((tag) => (tag && !tag[1] && /^[1-9]\d{0,9}$/.test(tag[2] ?? '') ? [Number(tag[2])] : [])))
}
