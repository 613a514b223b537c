import { randomBase62, type SessionId, type UserId } from '../ids'
import { networkOf } from '../ip'
import type { Origin } from '../ports'
import { takeFromWindow } from '../rate-limit/store'
import { fail, type Outcome, ok } from '../result'
import { hourMs, minuteMs } from '../time/units'
import type { OidcDeps } from './deps'
import { digestOf } from './digest'
import type { Challenge, Provider } from './provider'
import { insertAttempt } from './store'
import { unreachable } from './unreachable'

export type BeginFailure = 'unavailable' | 'rate_limited'

const attemptMs = 10 * minuteMs
const perNetwork = { limit: 120, windowMs: hourMs }

interface Attempt {
  readonly browser: string
  readonly next: string
  /** Null for a sign-in. */
  readonly userId: UserId | null
  /** The session to re-authenticate, if that is the purpose. */
  readonly sessionId: SessionId | null
  readonly origin: Origin
}

/** Returns the provider's URL, and stores what `finish` needs for ten minutes. */
export async function begin(
  deps: OidcDeps,
  provider: Provider,
  { browser, next, userId, sessionId, origin }: Attempt,
): Promise<Outcome<{ url: string }, BeginFailure>> {
  const [state, nonce, verifier] = [1, 2, 3].map(() => randomBase62(deps.random, 43)) as [string, string, string]
  const url = await urlOf(deps, provider, { state, nonce, verifier }, sessionId !== null)
  if (!url.ok) return url
  const now = await deps.clock.now()
  const times = { createdAt: now, expiresAt: new Date(now.getTime() + attemptMs) }
  const attempt = { digest: digestOf(state), browserDigest: digestOf(browser), nonce, verifier, userId, sessionId, next, ...times }
  const stored = await deps.db.write(async (tx) => {
    if (!(await takeFromWindow(tx, `oidc:${networkOf(origin.ip ?? '') ?? 'unknown'}`, now, perNetwork))) return false
    await insertAttempt(tx, attempt)
    return true
  })
  return stored ? ok({ url: url.value }) : fail('rate_limited', { detail: 'Too many attempts. Try again in an hour.', retryAfter: 3_600 })
}

async function urlOf(deps: OidcDeps, provider: Provider, challenge: Challenge, again: boolean): Promise<Outcome<string, 'unavailable'>> {
  try {
    return ok(await provider.authorizationUrl(challenge, again))
  } catch (error) {
    return unreachable(deps, error)
  }
}
