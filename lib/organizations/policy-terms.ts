import type { z } from 'zod'
import { type PolicyTerms, presets } from '../tokens/index'
import type { policyInput } from './schema'

type Chosen = z.output<typeof policyInput>

/** A preset with what was changed in it: a shorter life never loosens the rules, no end date loosens them all the way. */
export function termsFrom(chosen: Chosen): PolicyTerms {
  const base = presets[chosen.preset]
  const { listedPerPerson, lifetime, inactivityDays, noticeDays, viewAllowed } = chosen
  const live = base.livePerPerson
  return {
    ...base,
    listedPerPerson,
    livePerPerson: live === 0 ? 0 : Math.max(live, listedPerPerson),
    defaultLifetime: lifetime,
    maxLifetime: lifetime === null ? null : base.maxLifetime,
    noExpirationAllowed: lifetime === null || base.noExpirationAllowed,
    inactivityDays,
    noticeDays: inactivityDays === 0 ? base.noticeDays : noticeDays,
    viewAllowed,
  }
}
