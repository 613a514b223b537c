import type { AccountActor, Actor, PersonActor, TokenActor } from '../actor'
import type { Tx } from '../db/client'
import { type DeletedRows, deleteExpired } from '../db/retention'
import type { SessionId, UserId } from '../ids'
import type { Origin } from '../ports'
import type { Outcome } from '../result'
import type { DeletionTime } from '../time/deletion'
import { type AccountSettings, createAccountSettings } from './account-settings'
import { retention } from './clean-store'
import type { AccountsDeps } from './deps'
import { sendRequestedEmails } from './email-requests/send-requested'
import { type ConfirmIdentityFailure, confirmIdentity } from './identities/confirm'
import { type LinkFailure, linkIdentity, listIdentities, removeIdentity, type UnlinkFailure } from './identities/manage'
import { type IdentityFailure, type ProvenIdentity, signInWithIdentity } from './identities/sign-in'
import { rememberBrowser } from './known-browsers'
import { issueResetLink } from './links/issue-reset-link'
import { issueTicket, type Proof } from './proof'
import type { Confirmed } from './renew-session'
import type { IdentityView, PersonInput, ProfileChange, ProfileTarget, ProfileView } from './schema'
import { createSignInMethods, type SignInMethods } from './sign-in-methods'
import { type ConfirmFailure, confirmPassword } from './verbs/confirm-password'
import { createResetLink } from './verbs/create-reset-link'
import { checkPerson, createUser, type PreparedUser, prepareUser } from './verbs/create-user'
import { exchangeTicket, type StartedSession } from './verbs/exchange-ticket'
import { changeProfile, readProfile } from './verbs/profile'
import { readSession, type SessionState } from './verbs/read-session'
import { requestReset } from './verbs/request-reset'
import { type ResetFailure, type ResetTarget, readResetLink, resetPassword } from './verbs/reset-password'
import { type SignInFailure, signIn } from './verbs/sign-in'
import { signOut } from './verbs/sign-out'
import { isSignUpOpen, type SignUpFailure, signUp } from './verbs/sign-up'
import { type PendingSignUp, readSignUpLink, type VerifyFailure, verifyEmail } from './verbs/verify-email'

export interface Accounts extends SignInMethods, AccountSettings {
  /** Checks a password; returns a ticket that `exchangeTicket` accepts once, within 60 seconds, or a sign-in that `finishSignIn` completes. */
  signIn(email: string, password: string, origin: Origin, browser?: string | null): Promise<Outcome<Proof, SignInFailure>>
  /**
   * Turns a ticket into a session that counts as re-authenticated; null if the ticket is unknown, expired or used. Ends
   * `earlier`, the previous session of the same browser.
   */
  exchangeTicket(ticket: string, origin: Origin, earlier?: SessionId | null): Promise<StartedSession | null>
  /** The value by which `signIn` and `finishSignIn` recognize a browser, once the user has signed in there. */
  rememberBrowser(browser: string | null, userId: UserId): string
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
  prepareUser(input: PersonInput, verification?: { readonly emailVerified: boolean }): Promise<Outcome<PreparedUser, 'invalid_input'>>
  /** Ticket of a user who was just created with a password, which `exchangeTicket` accepts once. */
  issueTicket(userId: UserId): Promise<string>
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
  /** Asks for a link that changes the password; the result and its time are the same for every address. */
  requestReset(email: string, origin: Origin): Promise<Outcome<{ email: string }, 'invalid_input' | 'wrong_status'>>
  /** Reads a link without using it; null if it does not work. */
  readResetLink(secret: string): Promise<ResetTarget | null>
  /** Uses a link: sets the password and ends every session of the user. */
  resetPassword(secret: string, password: string, origin: Origin): Promise<Outcome<{ email: string }, ResetFailure>>
  /** The URL at which a user chooses a new password; for the operator only. */
  createResetLink(actor: Actor, email: string): Promise<Outcome<{ readonly url: string }, 'forbidden' | 'not_found'>>
  /** The same in the transaction of a caller that may recover the account. */
  issueResetLink(tx: Tx, user: { readonly id: UserId; readonly email: string }, at: Date): Promise<string>
  /** True if people can sign up with a password. */
  readonly signUpOpen: boolean
  /** Asks for a link that creates the user; the result and its time are the same for the address of a user. */
  signUp(input: PersonInput, origin: Origin): Promise<Outcome<{ email: string }, SignUpFailure>>
  /** Reads a sign-up link without using it; null if it does not work. */
  readSignUpLink(secret: string): Promise<PendingSignUp | null>
  /** Uses a sign-up link: creates the user; the ticket signs them in. */
  verifyEmail(secret: string, origin: Origin): Promise<Outcome<{ ticket: string }, VerifyFailure>>
  /** Signs in with an account at the OpenID Connect provider; creates the user where sign-up allows it. `zone` is for a new user. */
  signInWithIdentity(identity: ProvenIdentity, zone: string, origin: Origin): Promise<Outcome<Proof, IdentityFailure>>
  /** Re-authenticates like `confirmPassword`, with an account at the provider that the user has just signed in to again. */
  confirmIdentity(
    actor: AccountActor,
    identity: Pick<ProvenIdentity, 'issuer' | 'subject'>,
  ): Promise<Outcome<Confirmed, ConfirmIdentityFailure>>
  identities(actor: AccountActor): Promise<readonly IdentityView[]>
  /** Requires re-authentication, and that the provider verified the actor's email address. */
  linkIdentity(actor: AccountActor, identity: ProvenIdentity): Promise<Outcome<null, LinkFailure>>
  /** Requires re-authentication; the last way to sign in stays (`wrong_status`). */
  removeIdentity(actor: AccountActor, identity: Pick<IdentityView, 'issuer' | 'subject'>): Promise<Outcome<null, UnlinkFailure>>
  /** Queues the emails that were asked for, each once across processes; returns their number. */
  sendRequestedEmails(): Promise<number>
  /** Deletes rows whose retention is over. */
  clean(now: DeletionTime): Promise<DeletedRows>
}

export { createPasswords, type Passwords } from './passwords'
export { refoldUsers } from './refold-store'
export { protectsSignIn } from './second-factor'
export { type QrCode, qrCode } from './two-factor/qr-code'

export function createAccounts(deps: AccountsDeps): Accounts {
  return {
    ...createSignInMethods(deps),
    ...createAccountSettings(deps),
    signIn: (email, password, origin, browser) => signIn(deps, email, password, origin, browser),
    rememberBrowser: (browser, userId) => rememberBrowser(deps, browser, userId),
    exchangeTicket: (ticket, origin, earlier) => exchangeTicket(deps, ticket, origin, earlier),
    readSession: (sessionId) => readSession(deps, sessionId),
    signOut: (actor) => signOut(deps, actor),
    confirmPassword: (actor, password) => confirmPassword(deps, actor, password),
    createUser: (actor, input) => createUser(deps, actor, input),
    checkPerson,
    prepareUser: (input, verification) => prepareUser(deps, input, verification),
    issueTicket: (userId) => issueTicket(deps, userId),
    profile: (actor, target) => readProfile(deps, actor, target),
    changeProfile: (actor, target, input) => changeProfile(deps, actor, target, input),
    requestReset: (email, origin) => requestReset(deps, email, origin),
    readResetLink: (secret) => readResetLink(deps, secret),
    resetPassword: (secret, password, origin) => resetPassword(deps, secret, password, origin),
    createResetLink: (actor, email) => createResetLink(deps, actor, email),
    issueResetLink: (tx, user, at) => issueResetLink(deps, tx, user, at),
    signUpOpen: isSignUpOpen(deps),
    signUp: (input, origin) => signUp(deps, input, origin),
    readSignUpLink: (secret) => readSignUpLink(deps, secret),
    verifyEmail: (secret, origin) => verifyEmail(deps, secret, origin),
    signInWithIdentity: (identity, zone, origin) => signInWithIdentity(deps, identity, zone, origin),
    confirmIdentity: (actor, identity) => confirmIdentity(deps, actor, identity),
    identities: (actor) => listIdentities(deps, actor),
    linkIdentity: (actor, identity) => linkIdentity(deps, actor, identity),
    removeIdentity: (actor, identity) => removeIdentity(deps, actor, identity),
    sendRequestedEmails: () => sendRequestedEmails(deps),
    clean: (now) => deleteExpired(deps.db, now, retention),
  }
}

export type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from './passkeys/options'
export type { AccountsDeps, Confirmed, PreparedUser, Proof, ProvenIdentity, SessionState }
