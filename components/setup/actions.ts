import type { InstallationCheck, SlugState } from '@/lib/organizations/index'
import type { SetUpInput, TestEmailInput } from '@/lib/organizations/schema'
import type { FailureCode, Outcome } from '@/lib/result'

type Result<T> = Promise<Outcome<T, FailureCode>>

export interface SetUpActions {
  checkAgain(): Result<readonly InstallationCheck[]>
  checkSetUp(input: Partial<SetUpInput>): Result<null>
  sendTestEmail(input: TestEmailInput): Result<null>
  slugState(slug: string): Result<SlugState>
  finishSetUp(input: SetUpInput): Result<{ slug: string; ticket: string | null }>
}
