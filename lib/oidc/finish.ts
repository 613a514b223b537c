import type { Proof } from '../accounts/index'
import type { AccountActor } from '../actor'
import { errorCode } from '../errors'
import type { Origin } from '../ports'
import { type FailureCode, fail, type Outcome, ok } from '../result'
import type { OidcDeps } from './deps'
import { digestOf } from './digest'
import type { Challenge, Provider } from './provider'
import { takeAttempt } from './store'
import { isOutage, unreachable } from './unreachable'

/** The provider's response, as the browser brought it. */
export interface Callback {
  /** Query string. */
  readonly query: string
  /** Random text that only the browser that began knows; null if it presented none. */
  readonly browser: string | null
  /** IANA zone, for a new user. */
  readonly timeZone: string
}

export interface Finished {
  /** Null if the provider's account was connected to the user who is signed in. */
  readonly proof: Proof | null
  /** Path to open. */
  readonly next: string
}

const expired = fail('wrong_status', { detail: 'This sign-in has expired, or another browser started it. Try again.' })
const signedOut = fail('missing_credentials', { detail: 'Your session has ended. Sign in, then connect the account again.' })

export async function finish(
  deps: OidcDeps,
  provider: Provider,
  { query, browser, timeZone }: Callback,
  viewer: AccountActor | null,
  origin: Origin,
): Promise<Outcome<Finished, FailureCode>> {
  const state = new URLSearchParams(query).get('state') ?? ''
  const now = await deps.clock.now()
  const attempt = browser === null ? null : await takeAttempt(deps.db, digestOf(state), digestOf(browser), now)
  if (!attempt) return expired
  const { userId, next, nonce, verifier } = attempt
  if (userId !== null && viewer?.userId !== userId) return signedOut
  const identity = await prove(deps, provider, query, { state, nonce, verifier })
  if (!identity.ok) return identity
  if (userId === null || viewer === null) {
    const signedIn = await deps.accounts.signInWithIdentity(identity.value, timeZone, origin)
    return signedIn.ok ? ok({ proof: signedIn.value, next }) : signedIn
  }
  const linked = await deps.accounts.linkIdentity(viewer, identity.value)
  return linked.ok ? ok({ proof: null, next }) : linked
}

async function prove(deps: OidcDeps, provider: Provider, query: string, challenge: Challenge) {
  const { name } = deps.settings
  if (new URLSearchParams(query).get('error') === 'access_denied') {
    return fail('forbidden', { detail: `${name} did not sign you in. Try again, or sign in another way.` })
  }
  try {
    return ok(await provider.prove(query, challenge))
  } catch (error) {
    if (isOutage(error)) return unreachable(deps, error)
    deps.log.warn('The response of the OpenID Connect provider was rejected.', { code: errorCode(error) ?? null })
    return fail('forbidden', { detail: `The response of ${name} could not be verified. Try again.` })
  }
}
