import type { AccountActor, PersonActor } from '../actor'
import type { UserId } from '../ids'
import type { Origin } from '../ports'
import type { Outcome } from '../result'
import type { Secret } from '../secret'
import type { CodeFailure } from './check-code'
import type { AccountsDeps } from './deps'
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from './passkeys/options'
import type { Confirmed } from './renew-session'
import type { ReauthMethods, SecurityView } from './schema'
import { hasSecondFactor } from './second-factor'
import { type ChangePasswordFailure, changePassword, type PasswordChange } from './verbs/change-password'
import { type ConfirmCodeFailure, confirmCode } from './verbs/confirm-code'
import { confirmPasskey, passkeyConfirmOptions } from './verbs/confirm-passkey'
import { type FinishFailure, finishSignIn } from './verbs/finish-sign-in'
import { type AddFailure, addPasskey, changePasskeyName, removePasskey, startPasskey } from './verbs/passkeys'
import { readSecurity, reauthMethods } from './verbs/security'
import { type PasskeyFailure, passkeySignInOptions, signInWithPasskey } from './verbs/sign-in-passkey'
import {
  confirmTwoFactor,
  renewRecoveryCodes,
  startTwoFactor,
  type TwoFactorFailure,
  type TwoFactorSecret,
  turnOffTwoFactor,
} from './verbs/two-factor'

type Person = AccountActor | PersonActor

/** Passwords, passkeys, two-factor codes and recovery codes of a user. */
export interface SignInMethods {
  /** Completes a sign-in that waits for the second factor, with a two-factor code or a recovery code. */
  finishSignIn(step: string, code: string, origin: Origin, browser?: string | null): Promise<Outcome<{ ticket: string }, FinishFailure>>
  passkeySignInOptions(): Promise<PublicKeyCredentialRequestOptionsJSON>
  /** A passkey counts as both factors. `email` says who signed in. */
  signInWithPasskey(response: string): Promise<Outcome<{ ticket: string; email: string }, PasskeyFailure>>
  reauthMethods(actor: Person): Promise<ReauthMethods>
  /** Re-authenticates like `confirmPassword`, with a two-factor code or a recovery code. */
  confirmCode(actor: Person, code: string): Promise<Outcome<Confirmed, ConfirmCodeFailure>>
  passkeyConfirmOptions(actor: Person): Promise<PublicKeyCredentialRequestOptionsJSON>
  /** Re-authenticates like `confirmPassword`, with a passkey. */
  confirmPasskey(actor: Person, response: string): Promise<Outcome<Confirmed, 'invalid_input' | 'missing_credentials'>>
  security(actor: AccountActor): Promise<SecurityView>
  /** True if a password or a provider alone does not sign the user in. */
  hasSecondFactor(userId: UserId): Promise<boolean>
  /** Ends all other sessions and returns their number. */
  changePassword(actor: AccountActor, change: PasswordChange): Promise<Outcome<{ ended: number }, ChangePasswordFailure>>
  startPasskey(actor: AccountActor): Promise<Outcome<PublicKeyCredentialCreationOptionsJSON, AddFailure>>
  addPasskey(actor: AccountActor, response: string): Promise<Outcome<{ name: string }, 'invalid_input' | 'limit_reached'>>
  renamePasskey(actor: AccountActor, id: string, name: string): Promise<Outcome<null, 'invalid_input' | 'not_found'>>
  /** The last way to sign in cannot be removed. */
  removePasskey(
    actor: AccountActor,
    id: string,
  ): Promise<Outcome<{ name: string }, 'reauthentication_required' | 'not_found' | 'wrong_status'>>
  startTwoFactor(actor: AccountActor): Promise<Outcome<TwoFactorSecret, TwoFactorFailure>>
  /** Turns on two-factor codes with the first code; returns the recovery codes. */
  confirmTwoFactor(actor: AccountActor, code: string): Promise<Outcome<readonly Secret[], TwoFactorFailure | CodeFailure>>
  renewRecoveryCodes(actor: AccountActor): Promise<Outcome<readonly Secret[], TwoFactorFailure>>
  turnOffTwoFactor(actor: AccountActor): Promise<Outcome<null, TwoFactorFailure>>
}

export const createSignInMethods = (deps: AccountsDeps): SignInMethods => ({
  finishSignIn: (step, code, origin, browser) => finishSignIn(deps, step, code, origin, browser),
  passkeySignInOptions: () => passkeySignInOptions(deps),
  signInWithPasskey: (response) => signInWithPasskey(deps, response),
  reauthMethods: (actor) => reauthMethods(deps, actor),
  confirmCode: (actor, code) => confirmCode(deps, actor, code),
  passkeyConfirmOptions: (actor) => passkeyConfirmOptions(deps, actor),
  confirmPasskey: (actor, response) => confirmPasskey(deps, actor, response),
  security: (actor) => readSecurity(deps, actor),
  hasSecondFactor: (userId) => hasSecondFactor(deps.db.read, userId),
  changePassword: (actor, change) => changePassword(deps, actor, change),
  startPasskey: (actor) => startPasskey(deps, actor),
  addPasskey: (actor, response) => addPasskey(deps, actor, response),
  renamePasskey: (actor, id, name) => changePasskeyName(deps, actor, id, name),
  removePasskey: (actor, id) => removePasskey(deps, actor, id),
  startTwoFactor: (actor) => startTwoFactor(deps, actor),
  confirmTwoFactor: (actor, code) => confirmTwoFactor(deps, actor, code),
  renewRecoveryCodes: (actor) => renewRecoveryCodes(deps, actor),
  turnOffTwoFactor: (actor) => turnOffTwoFactor(deps, actor),
})
