import type { Policy } from './policy'
import { type ChosenPolicy, type PolicyField, policyFields } from './schema'

export function termsOf(policy: Policy): ChosenPolicy {
  const { inactivitySince: _since, pausedAt, pausedNote, ...terms } = policy
  // a stored policy was validated when saved, so its durations and roles are valid choices
  return { ...terms, paused: pausedAt !== null, pausedNote: pausedNote ?? '' } as ChosenPolicy
}

/** The policy that results from saving `chosen` at `now`. */
export function policyAfter(before: Policy, chosen: ChosenPolicy, now: Date): Policy {
  const { paused, pausedNote, ...terms } = chosen
  return {
    ...terms,
    inactivitySince: inactivitySince(before, chosen.inactivityDays, now),
    pausedAt: paused ? (before.pausedAt ?? now) : null,
    pausedNote: paused && pausedNote !== '' ? pausedNote : null,
  }
}

/** A changed number of days restarts every inactivity period: no token is deleted by a rule its owner was not warned about. */
function inactivitySince(before: Policy, days: number, now: Date): Date | null {
  if (days === 0) return null
  return days === before.inactivityDays ? before.inactivitySince : now
}

export function changedFields(before: Policy, after: Policy): PolicyField[] {
  const [one, other] = [termsOf(before), termsOf(after)]
  return policyFields.filter((field) => String(one[field]) !== String(other[field]))
}

/** Returns `after` with one field as in `before`, to isolate the effects of that field. */
export function withoutField(before: Policy, after: Policy, field: PolicyField): Policy {
  if (field === 'inactivityDays') return { ...after, inactivityDays: before.inactivityDays, inactivitySince: before.inactivitySince }
  return field === 'paused' || field === 'pausedNote' ? after : { ...after, [field]: before[field] }
}
