import type { InstallationCheck, SlugState } from '@/lib/organizations/index'
import type { SetUpInput, TestEmailInput } from '@/lib/organizations/schema'
import type { FailureCode, Outcome } from '@/lib/result'

type Answer<T> = Promise<Outcome<T, FailureCode>>

/** The server actions of the first run. */
export interface SetUpActions {
  checkAgain(): Answer<readonly InstallationCheck[]>
  checkSetUp(input: Partial<SetUpInput>): Answer<null>
  sendTestEmail(input: TestEmailInput): Answer<null>
  slugState(slug: string): Answer<SlugState>
  finishSetUp(input: SetUpInput): Answer<{ slug: string; ticket: string | null }>
}
