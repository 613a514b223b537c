import type { Confirmed, Proof, ProvenIdentity } from '../accounts/index'
import type { AccountActor } from '../actor'
import { errorCode } from '../errors'
import type { Origin } from '../ports'
import { type FailureCode, fail, type Outcome, ok } from '../result'
import { secondMs } from '../time/units'
import type { OidcDeps } from './deps'
import { digestOf } from './digest'
import { lacksSignInTime } from './lacks-sign-in-time'
import type { Provider } from './provider'
import { type NewAttempt, takeAttempt } from './store'
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
  /** Null unless the user signed in. */
  readonly proof: Proof | null
  /** Null unless the session was re-authenticated. */
  readonly confirmed: Confirmed | null
  /** Path to open. */
  readonly next: string
}

const expired = fail('wrong_status', { detail: 'This sign-in has expired, or another browser started it. Try again.' })
const signedOut = fail('missing_credentials', { detail: 'Your session has ended. Sign in, then try again.' })

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
  const { userId, sessionId } = attempt
  if (userId !== null && viewer?.userId !== userId) return signedOut
  if (sessionId !== null && viewer?.sessionId !== sessionId) return expired
  const identity = await prove(deps, provider, query, { attempt, state, now })
  return identity.ok ? complete(deps, identity.value, { attempt, viewer, timeZone, origin }) : identity
}

interface Purpose {
  readonly attempt: NewAttempt
  readonly viewer: AccountActor | null
  readonly timeZone: string
  readonly origin: Origin
}

/** Signs in, re-authenticates or connects, whatever the attempt began for. */
async function complete(
  { accounts }: OidcDeps,
  identity: ProvenIdentity,
  { attempt: { userId, sessionId, next }, viewer, timeZone, origin }: Purpose,
): Promise<Outcome<Finished, FailureCode>> {
  if (userId === null || viewer === null) {
    const signedIn = await accounts.signInWithIdentity(identity, timeZone, origin)
    return signedIn.ok ? ok({ proof: signedIn.value, confirmed: null, next }) : signedIn
  }
  if (sessionId !== null) {
    const confirmed = await accounts.confirmIdentity(viewer, identity)
    return confirmed.ok ? ok({ proof: null, confirmed: confirmed.value, next }) : confirmed
  }
  const linked = await accounts.linkIdentity(viewer, identity)
  return linked.ok ? ok({ proof: null, confirmed: null, next }) : linked
}

interface Response {
  readonly attempt: NewAttempt
  readonly state: string
  readonly now: Date
}

/** A re-authentication must be a sign-in at the provider since the attempt began. */
const maxAgeOf = ({ sessionId, createdAt }: NewAttempt, now: Date): number | null =>
  sessionId === null ? null : Math.ceil((now.getTime() - createdAt.getTime()) / secondMs)

async function prove(deps: OidcDeps, provider: Provider, query: string, { attempt, state, now }: Response) {
  const { name } = deps.settings
  if (new URLSearchParams(query).get('error') === 'access_denied') {
    return fail('forbidden', { detail: `${name} did not sign you in. Try again, or sign in another way.` })
  }
  const { nonce, verifier } = attempt
  const maxAge = maxAgeOf(attempt, now)
  try {
    return ok(await provider.prove(query, { state, nonce, verifier }, maxAge))
  } catch (error) {
    if (isOutage(error)) return unreachable(deps, error)
    if (maxAge !== null && lacksSignInTime(error)) return noSignInTime(deps)
    deps.log.warn('The response of the OpenID Connect provider was rejected.', { code: errorCode(error) ?? null })
    return fail('forbidden', { detail: `The response of ${name} could not be verified. Try again.` })
  }
}

function noSignInTime({ log, settings: { name } }: OidcDeps) {
  log.warn('The OpenID Connect provider sent no auth_time, so users cannot re-authenticate there. See docs/operating.md.')
  const others = 'Use your password or a passkey, or sign out and sign in again.'
  return fail('forbidden', { detail: `${name} can't confirm it's you: it doesn't say when you signed in there. ${others}` })
}
