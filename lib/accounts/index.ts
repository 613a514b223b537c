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
  /** Proves a person by password; answers a ticket that `exchangeTicket` takes once, within 60 seconds. */
  signIn(email: string, password: string, origin: Origin): Promise<Outcome<{ ticket: string }, SignInFailure>>
  /**
   * Turns a ticket into a session with a fresh sign-in; null for one that is unknown, over or used. The session that the
   * same browser had until then, `earlier`, ends.
   */
  exchangeTicket(ticket: string, origin: Origin, earlier?: SessionId | null): Promise<StartedSession | null>
  /** Null when the session has ended, was idle too long, is too old, or its person is switched off. */
  readSession(sessionId: string): Promise<SessionState | null>
  /** Ends the session of who asks. */
  signOut(actor: AccountActor): Promise<void>
  /** A fresh sign-in of 10 minutes; the session goes on under a new id, the old one is left within 10 seconds. */
  confirmPassword(actor: AccountActor | PersonActor, password: string): Promise<Outcome<Confirmed, ConfirmFailure>>
  /** For the operator: a person without any organization. */
  createUser(actor: Actor, input: PersonInput): Promise<Outcome<{ userId: UserId }, 'forbidden' | 'invalid_input' | 'conflict'>>
  /** What is wrong with a person who is to be made, if anything. */
  checkPerson(input: PersonInput): Outcome<unknown, 'invalid_input'>
  /** Checks a person and hashes their password; `insert` writes them in the transaction of what they come with. */
  prepareUser(input: PersonInput): Promise<Outcome<PreparedUser, 'invalid_input'>>
  /** What software with a token may know of a person: a user token its own, admin and location tokens those they name within reach. */
  profile(actor: TokenActor, target: ProfileTarget): Promise<Outcome<ProfileView, 'forbidden' | 'invalid_input'>>
  /**
   * Name and signature, nothing else; audited in the organization of the token. No admin token writes an owner’s, no location
   * token an administrator’s; neither writes one that another organization shows too.
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

export type { AccountsDeps, Confirmed, ConfirmFailure, PersonInput, PreparedUser, SessionState, SignInFailure, StartedSession }
