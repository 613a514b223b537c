import type { FailureCode, Outcome } from '@/lib/result'

type Action<T> = Promise<Outcome<T, FailureCode>>

export interface DangerActions {
  readonly leaveOrganization: (slug: string) => Action<{ tokens: number }>
  readonly deleteAccount: (email: string) => Action<{ tokens: number }>
}
