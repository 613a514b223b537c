import { errorCode } from '../errors'
import { fail } from '../result'
import type { OidcDeps } from './deps'

export function unreachable({ log, settings }: OidcDeps, error: unknown) {
  log.warn('The OpenID Connect provider could not be used.', { code: errorCode(error) ?? null })
  return fail('unavailable', { detail: `Couldn't reach ${settings.name}. Try again, or sign in another way.`, retryAfter: 5 })
}

/** `fetch` throws a TypeError if it gets no usable response. */
export const isOutage = (error: unknown): boolean => error instanceof TypeError || errorCode(error) === 'OAUTH_TIMEOUT'
