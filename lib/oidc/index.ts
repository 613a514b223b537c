import type { AccountActor } from '../actor'
import { type DeletedRows, deleteExpired } from '../db/retention'
import type { Origin } from '../ports'
import { isRecentlyAuthenticated } from '../reauth'
import { type FailureCode, fail, type Outcome } from '../result'
import type { DeletionTime } from '../time/deletion'
import { type BeginFailure, begin } from './begin'
import type { OidcDeps } from './deps'
import { type Callback, type Finished, finish } from './finish'
import { createProvider } from './provider'
import { retention } from './store'

export interface Oidc {
  /** Returns the provider's URL for a sign-in that ends at `next`. */
  beginSignIn(browser: string, next: string, origin: Origin): Promise<Outcome<{ url: string }, BeginFailure>>
  /** The same, to connect the provider's account to the actor. Requires re-authentication. */
  beginLink(
    actor: AccountActor,
    browser: string,
    next: string,
  ): Promise<Outcome<{ url: string }, BeginFailure | 'reauthentication_required'>>
  /** The same, to re-authenticate the actor's session. The provider signs the user in again. */
  beginReauth(actor: AccountActor, browser: string, next: string): Promise<Outcome<{ url: string }, BeginFailure>>
  /** Completes what this browser began, once. `viewer` is the user who is signed in. */
  finish(callback: Callback, viewer: AccountActor | null, origin: Origin): Promise<Outcome<Finished, FailureCode>>
  /** Deletes rows whose retention is over. */
  clean(now: DeletionTime): Promise<DeletedRows>
}

export function createOidc(deps: OidcDeps): Oidc {
  const provider = createProvider(deps)
  return {
    beginSignIn: (browser, next, origin) => begin(deps, provider, { browser, next, userId: null, sessionId: null, origin }),
    async beginLink(actor, browser, next) {
      const isRecent = isRecentlyAuthenticated(actor.reauthUntil, await deps.clock.now())
      if (!isRecent) return fail('reauthentication_required')
      return begin(deps, provider, { browser, next, userId: actor.userId, sessionId: null, origin: actor.origin })
    },
    beginReauth: (actor, browser, next) =>
      begin(deps, provider, { browser, next, userId: actor.userId, sessionId: actor.sessionId, origin: actor.origin }),
    finish: (callback, viewer, origin) => finish(deps, provider, callback, viewer, origin),
    clean: (now) => deleteExpired(deps.db, now, retention),
  }
}
