const tokenTypes = ['user', 'admin', 'location', 'managed', 'service'] as const
const rejections = [
  'malformed',
  'unknown',
  'deactivated',
  'suspended',
  'expired',
  'deleted',
  'insufficient_scope',
  'address_not_allowed',
  'rate_limited',
] as const

export interface Reference {
  readonly id: string
}

export interface Accepted {
  readonly active: true
  readonly code: 'ok'
  /** The public half of the token; safe to log. */
  readonly tokenKey: string
  readonly type: (typeof tokenTypes)[number]
  /** What the token may do now. */
  readonly scopes: readonly string[]
  readonly organization: Reference
  readonly location: Reference | null
  readonly user: Reference | null
  /** ISO 8601; null = never. */
  readonly expiresAt: string | null
}

export interface Rejected {
  readonly active: false
  readonly code: (typeof rejections)[number]
  /** Seconds until the token may be used again; only with `rate_limited`. */
  readonly retryAfter?: number
}

export type Verdict = Accepted | Rejected

export const malformed: Rejected = Object.freeze({ active: false, code: 'malformed' })

/** The verdict in a response, or null if it is not exactly what the contract promises. Unknown fields are dropped. */
export function parseVerdict(body: unknown, retryAfter = 1): Verdict | null {
  if (!isRecord(body)) return null
  if (body['active'] === true) return parseAccepted(body)
  const code = body['active'] === false ? oneOf(rejections, body['code']) : null
  if (code === null) return null
  return Object.freeze(code === 'rate_limited' ? { active: false, code, retryAfter } : { active: false, code })
}

function parseAccepted(body: Record<string, unknown>): Accepted | null {
  const { code, tokenKey, scopes, expiresAt } = body
  const type = oneOf(tokenTypes, body['type'])
  const organization = parseReference(body['organization'])
  const [location, user] = [parseReference(body['location']), parseReference(body['user'])]
  if (code !== 'ok' || !isFilled(tokenKey) || type === null || !isFilledList(scopes) || !isTime(expiresAt)) return null
  if (!organization || location === undefined || user === undefined) return null
  return Object.freeze({ active: true, code, tokenKey, type, scopes: Object.freeze([...scopes]), organization, location, user, expiresAt })
}

/** Undefined if it is neither a reference nor null. */
function parseReference(value: unknown): Reference | null | undefined {
  if (value === null) return null
  return isRecord(value) && isFilled(value['id']) ? Object.freeze({ id: value['id'] }) : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== ''

const isFilledList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isFilled)

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | null => all.find((one) => one === value) ?? null

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/

const isTime = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && iso.test(value) && !Number.isNaN(Date.parse(value)))
