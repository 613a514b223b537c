import type { AccountActor } from '../actor'
import type { Tx } from '../db/client'
import type { UserId } from '../ids'
import type { Origin } from '../ports'
import type { Outcome } from '../result'
import type { AccountsDeps } from './deps'
import {
  type ConfirmEmailFailure,
  type ConfirmedEmail,
  confirmEmailChange,
  type PendingEmailChange,
  readEmailChangeLink,
} from './email-change/confirm'
import { cancelEmailChange, type RequestFailure, requestEmailChange } from './email-change/request'
import { confirmVerification, readVerificationLink } from './email-verification/confirm'
import { requestVerification, type VerificationFailure } from './email-verification/request'
import { eraseUser } from './erase-store'
import type { Appearance, AppearanceInput, OwnProfile, OwnProfileInput, SessionView, SubdomainState } from './schema'
import { readOwnProfile, readSubdomainState, saveOwnProfile, saveSubdomain } from './verbs/own-profile'
import { saveAppearance } from './verbs/save-appearance'
import { endOtherSession, endOtherSessions, listSessions } from './verbs/sessions'

/** What users change about their own account, besides how they sign in. */
export interface AccountSettings {
  ownProfile(actor: AccountActor): Promise<OwnProfile>
  /** Changes the given fields. */
  saveOwnProfile(actor: AccountActor, input: OwnProfileInput): Promise<Outcome<OwnProfile, 'invalid_input'>>
  /** Empty = none. Of concurrent callers with the same name, one gets it. */
  saveSubdomain(actor: AccountActor, subdomain: string): Promise<Outcome<OwnProfile, 'invalid_input'>>
  subdomainState(actor: AccountActor, subdomain: string): Promise<SubdomainState>
  /** Requires re-authentication. Sends a link to the old and to the new address. */
  requestEmailChange(actor: AccountActor, email: string): Promise<Outcome<{ newEmail: string }, RequestFailure>>
  cancelEmailChange(actor: AccountActor): Promise<Outcome<null, never>>
  /** Reads a link without using it; null if it does not work. */
  readEmailChangeLink(secret: string): Promise<PendingEmailChange | null>
  /** Uses a link. The address changes with the second of the two. */
  confirmEmailChange(secret: string, origin: Origin): Promise<Outcome<ConfirmedEmail, ConfirmEmailFailure>>
  /** Sends a link that verifies the email address of the actor. */
  requestVerification(actor: AccountActor): Promise<Outcome<{ email: string }, VerificationFailure>>
  /** Reads a link without using it; null if it does not work. */
  readVerificationLink(secret: string): Promise<{ email: string } | null>
  /** Uses a link. */
  confirmVerification(secret: string, origin: Origin): Promise<Outcome<{ email: string }, 'not_found'>>
  /** Changes the given fields and returns all of them. */
  saveAppearance(actor: AccountActor, input: AppearanceInput): Promise<Outcome<Appearance, 'invalid_input'>>
  /** Open sessions, this one first. */
  sessions(actor: AccountActor): Promise<readonly SessionView[]>
  /** Requires re-authentication, as does ending the others. */
  endOtherSession(actor: AccountActor, key: string): Promise<Outcome<null, 'reauthentication_required' | 'not_found'>>
  endOtherSessions(actor: AccountActor): Promise<Outcome<{ ended: number }, 'reauthentication_required'>>
  /** Removes the personal data of a user in the transaction that ends their memberships. */
  erase(tx: Tx, userId: UserId, at: Date): Promise<void>
}

export const createAccountSettings = (deps: AccountsDeps): AccountSettings => ({
  ownProfile: (actor) => readOwnProfile(deps, actor),
  saveOwnProfile: (actor, input) => saveOwnProfile(deps, actor, input),
  saveSubdomain: (actor, subdomain) => saveSubdomain(deps, actor, subdomain),
  subdomainState: (actor, subdomain) => readSubdomainState(deps, actor, subdomain),
  requestEmailChange: (actor, email) => requestEmailChange(deps, actor, email),
  cancelEmailChange: (actor) => cancelEmailChange(deps, actor),
  readEmailChangeLink: (secret) => readEmailChangeLink(deps, secret),
  confirmEmailChange: (secret, origin) => confirmEmailChange(deps, secret, origin),
  requestVerification: (actor) => requestVerification(deps, actor),
  readVerificationLink: (secret) => readVerificationLink(deps, secret),
  confirmVerification: (secret, origin) => confirmVerification(deps, secret, origin),
  saveAppearance: (actor, input) => saveAppearance(deps, actor, input),
  sessions: (actor) => listSessions(deps, actor),
  endOtherSession: (actor, key) => endOtherSession(deps, actor, key),
  endOtherSessions: (actor) => endOtherSessions(deps, actor),
  erase: eraseUser,
})
