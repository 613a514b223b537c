/** A request counted against a limit of requests per minute. */
export interface Rate {
  /** Requests per minute. */
  readonly limit: number
  /** False if the limit was reached before this request. */
  readonly allowed: boolean
  /** Requests that are left until the window ends. */
  readonly remaining: number
  /** Seconds until the window ends; at least 1. */
  readonly resetSeconds: number
}

export const windowMs = 60_000

/** `count` includes the request; `leftMs` until the window ends. */
export const rateOf = (limit: number, count: number, leftMs: number): Rate => ({
  limit,
  allowed: count <= limit,
  remaining: Math.max(0, limit - count),
  resetSeconds: Math.max(1, Math.ceil(leftMs / 1_000)),
})

/** The lower of two limits, each of which may be missing (0); 0 = no limit. */
export function lowerLimit(one: number, other: number): number {
  if (one === 0 || other === 0) return one + other
  return Math.min(one, other)
}
