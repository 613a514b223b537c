import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import type { ReauthMethods } from '@/lib/accounts/schema'
import type { FailureCode, Outcome } from '@/lib/result'
import type { SignInActions } from '../account/sign-in-request'

/** Server actions behind the session prompts. */
export interface SessionActions extends SignInActions {
  readonly reauthMethods: () => Promise<Outcome<ReauthMethods, FailureCode>>
  readonly reauthenticate: (password: string) => Promise<Outcome<unknown, FailureCode>>
  readonly reauthenticateWithCode: (code: string) => Promise<Outcome<unknown, FailureCode>>
  readonly passkeyReauthOptions: () => Promise<Outcome<PublicKeyCredentialRequestOptionsJSON, FailureCode>>
  readonly reauthenticateWithPasskey: (response: string) => Promise<Outcome<unknown, FailureCode>>
  /** Returns the URL to leave for; the browser comes back to `next`. */
  readonly reauthenticateAtProvider: (next: string) => Promise<Outcome<{ url: string }, FailureCode>>
}
