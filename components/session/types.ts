import type { FailureCode, Outcome } from '@/lib/result'
import type { SignInAction } from '../account/sign-in-request'

/** Server actions behind the session prompts. */
export interface SessionActions {
  readonly reauthenticate: (password: string) => Promise<Outcome<unknown, FailureCode>>
  readonly signIn: SignInAction
}
