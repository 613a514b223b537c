import type { z } from 'zod'
import { type PolicyTerms, type PresetName, presets } from '../tokens/index'
import type { policyInput } from './schema'
import type { NewPolicy } from './store'

type Chosen = z.output<typeof policyInput>

/** A preset with what was changed in it: a shorter life never loosens the rules, no end date loosens them all the way. */
export function termsFrom(chosen: Chosen): PolicyTerms {
  const base = presets[chosen.preset]
  const { listedPerPerson, lifetime, unusedDays, noticeDays, viewOffered } = chosen
  const live = base.livePerPerson
  return {
    ...base,
    listedPerPerson,
    livePerPerson: live === 0 ? 0 : Math.max(live, listedPerPerson),
    defaultLifetime: lifetime,
    longestLifetime: lifetime === null ? null : base.longestLifetime,
    noEndAllowed: lifetime === null || base.noEndAllowed,
    unusedDays,
    noticeDays: unusedDays === 0 ? base.noticeDays : noticeDays,
    viewOffered,
  }
}

/** The stored form; disuse counts from `now` at the earliest. */
export function policyRow(preset: PresetName, terms: PolicyTerms, now: Date): NewPolicy {
  const { noticeDays, adminCreators, locationCreators, ...rest } = terms
  return {
    ...rest,
    preset,
    unusedSince: terms.unusedDays > 0 ? now : null,
    noticeDays: noticeDays.join(' '),
    adminCreators: adminCreators.join(' '),
    locationCreators: locationCreators.join(' '),
  }
}
