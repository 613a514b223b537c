import type { AccountActor, Actor, PersonActor, TokenActor } from '../actor'
import { type DeletedRows, deleteExpired } from '../db/retention'
import type { SessionId, UserId } from '../ids'
import type { Origin } from '../ports'
import type { Outcome } from '../result'
import { retention } from './clean-store'
import type { AccountsDeps } from './deps'
import type { PersonInput, ProfileChange, ProfileTarget, ProfileView } from './schema'
import { type Confirmed, type ConfirmFailure, confirmPassword } from './verbs/confirm-password'
import { checkPerson, createUser, type PreparedUser, prepareUser } from './verbs/create-user'
import { exchangeTicket, type StartedSession } from './verbs/exchange-ticket'
import { changeProfile, readProfile } from './verbs/profile'
import { readSession, type SessionState } from './verbs/read-session'
import { type SignInFailure, signIn } from './verbs/sign-in'
import { signOut } from './verbs/sign-out'

export interface Accounts {
  /** Checks a password; returns a ticket that `exchangeTicket` accepts once, within 60 seconds. */
  signIn(email: string, password: string, origin: Origin): Promise<Outcome<{ ticket: string }, SignInFailure>>
  /**
   * Turns a ticket into a session that counts as re-authenticated; null if the ticket is unknown, expired or used. Ends
   * `earlier`, the previous session of the same browser.
   */
  exchangeTicket(ticket: string, origin: Origin, earlier?: SessionId | null): Promise<StartedSession | null>
  /** Null if the session has ended or expired, was idle too long, or its user is deactivated. */
  readSession(sessionId: string): Promise<SessionState | null>
  /** Ends the actor's session. */
  signOut(actor: AccountActor): Promise<void>
  /** Re-authenticates for 10 minutes. The session continues under a new id; the old id expires within 10 seconds. */
  confirmPassword(actor: AccountActor | PersonActor, password: string): Promise<Outcome<Confirmed, ConfirmFailure>>
  /** Creates a user without an organization; for the operator only. */
  createUser(actor: Actor, input: PersonInput): Promise<Outcome<{ userId: UserId }, 'forbidden' | 'invalid_input' | 'conflict'>>
  /** Validates a new user without creating one. */
  checkPerson(input: PersonInput): Outcome<unknown, 'invalid_input'>
  /** Validates a new user and hashes the password; `insert` then writes the user in the caller's transaction. */
  prepareUser(input: PersonInput): Promise<Outcome<PreparedUser, 'invalid_input'>>
  /** The profile a token may read: a user token that of its user, admin and location tokens that of a member they have access to. */
  profile(actor: TokenActor, target: ProfileTarget): Promise<Outcome<ProfileView, 'forbidden' | 'invalid_input'>>
  /**
   * Changes name and signature; audited in the token's organization. An admin token cannot change an owner, a location token
   * cannot change an administrator, and neither can change a user who is also a member of another organization.
   */
  changeProfile(
    actor: TokenActor,
    target: ProfileTarget,
    input: ProfileChange,
  ): Promise<Outcome<ProfileView, 'forbidden' | 'invalid_input'>>
  /** Deletes rows whose retention is over. */
  clean(now: Date): Promise<DeletedRows>
}

export { createPasswords, type Passwords } from './passwords'
export { refoldUsers } from './refold-store'

export function createAccounts(deps: AccountsDeps): Accounts {
  return {
    signIn: (email, password, origin) => signIn(deps, email, password, origin),
    exchangeTicket: (ticket, origin, earlier) => exchangeTicket(deps, ticket, origin, earlier),
    readSession: (sessionId) => readSession(deps, sessionId),
    signOut: (actor) => signOut(deps, actor),
    confirmPassword: (actor, password) => confirmPassword(deps, actor, password),
    createUser: (actor, input) => createUser(deps, actor, input),
    checkPerson,
    prepareUser: (input) => prepareUser(deps, input),
    profile: (actor, target) => readProfile(deps, actor, target),
    changeProfile: (actor, target, input) => changeProfile(deps, actor, target, input),
    clean: (now) => deleteExpired(deps.db, now, retention),
  }
}

export type { AccountsDeps, Confirmed, PreparedUser, SessionState }
