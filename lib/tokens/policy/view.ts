import { termsOf } from './change'
import type { Policy } from './policy'
import type { PolicyView } from './schema'

export const toPolicyView = (policy: Policy, version: number): PolicyView => ({
  terms: termsOf(policy),
  version,
  inactivitySince: policy.inactivitySince?.toISOString() ?? null,
  pausedSince: policy.pausedAt?.toISOString() ?? null,
})
