import type { OwnProfile, OwnProfileInput } from '@/lib/accounts/schema'
import type { FailureCode, Outcome } from '@/lib/result'

type Action<T> = Promise<Outcome<T, FailureCode>>

export interface ProfileActions {
  readonly saveProfile: (input: OwnProfileInput) => Action<OwnProfile>
  readonly saveSubdomain: (subdomain: string) => Action<OwnProfile>
  readonly requestEmailChange: (email: string) => Action<unknown>
  readonly requestVerification: () => Action<{ readonly email: string }>
  readonly cancelEmailChange: () => Action<unknown>
}
