import type { Rate } from '../rate-limit/rate'

export const noHeaders: Readonly<Record<string, string>> = {}

/** Fields of draft-ietf-httpapi-ratelimit-headers-10: the limit of the presented token, and what is left of it. */
export const rateHeaders = (rate: Rate | null | undefined): Readonly<Record<string, string>> =>
  rate
    ? {
        'RateLimit-Policy': `"token";q=${rate.limit};w=60`,
        RateLimit: `"token";r=${rate.remaining};t=${rate.resetSeconds}`,
        ...(rate.allowed ? {} : { 'Retry-After': String(rate.resetSeconds) }),
      }
    : noHeaders
