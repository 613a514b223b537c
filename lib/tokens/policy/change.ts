import type { Policy } from './policy'
import { type ChosenPolicy, type PolicyField, policyFields } from './schema'

/** What was chosen, of the policy in force. */
export function termsOf(policy: Policy): ChosenPolicy {
  const { inactivitySince: _since, pausedAt, pausedNote, ...terms } = policy
  // a policy is stored as it was once accepted: durations and roles are among those that can be chosen
  return { ...terms, paused: pausedAt !== null, pausedNote: pausedNote ?? '' } as ChosenPolicy
}

/** The policy that would be in force from `now` on. */
export function policyAfter(before: Policy, chosen: ChosenPolicy, now: Date): Policy {
  const { paused, pausedNote, ...terms } = chosen
  return {
    ...terms,
    inactivitySince: inactivitySince(before, chosen.inactivityDays, now),
    pausedAt: paused ? (before.pausedAt ?? now) : null,
    pausedNote: paused && pausedNote !== '' ? pausedNote : null,
  }
}

/** Another number of days starts every count anew: no token is deleted by a rule it was not warned by. */
function inactivitySince(before: Policy, days: number, now: Date): Date | null {
  if (days === 0) return null
  return days === before.inactivityDays ? before.inactivitySince : now
}

/** The fields in which two policies differ. */
export function changedFields(before: Policy, after: Policy): PolicyField[] {
  const [one, other] = [termsOf(before), termsOf(after)]
  return policyFields.filter((field) => String(one[field]) !== String(other[field]))
}

/** `after` without its change of one field: what that field alone brings about is the difference. */
export function withoutField(before: Policy, after: Policy, field: PolicyField): Policy {
  if (field === 'inactivityDays') return { ...after, inactivityDays: before.inactivityDays, inactivitySince: before.inactivitySince }
  return field === 'paused' || field === 'pausedNote' ? after : { ...after, [field]: before[field] }
}
