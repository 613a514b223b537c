import type { AcceptanceInput } from '@/lib/organizations/schema'
import type { FailureCode, Outcome } from '@/lib/result'

/** Server actions bound to one invitation. */
export interface InvitationAnswers {
  accept(): Promise<Outcome<{ readonly slug: string }, FailureCode>>
  acceptAsNewUser(input: AcceptanceInput): Promise<Outcome<{ readonly ticket: string; readonly slug: string }, FailureCode>>
  decline(): Promise<Outcome<null, FailureCode>>
  signOut(): Promise<Outcome<null, FailureCode>>
}
