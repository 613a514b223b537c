import type { Failure } from '@/lib/result'
import { waitText } from './failure-text'

/** Message of a failed sign-in or re-authentication. */
export function promptError({ code, detail, fields, retryAfter }: Failure): string {
  if (code === 'rate_limited') return `Too many attempts. Try again in ${waitText(retryAfter)}.`
  return fields?.password?.[0] ?? detail ?? 'Something went wrong. Try again.'
}
