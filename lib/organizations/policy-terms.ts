import { type PolicyTerms, type PresetName, presets } from '../tokens/index'
import type { Lifetime } from '../tokens/schema'

interface InitialPolicy {
  readonly preset: PresetName
  readonly listedPerPerson: number
  /** null = no expiration */
  readonly lifetime: Lifetime | null
  readonly inactivityDays: number
  readonly noticeDays: readonly number[]
  readonly viewAllowed: boolean
}

/** Applies the choices of setup to a preset. A lifetime changes only the default; no expiration also lifts the maximum. */
export function termsFrom(chosen: InitialPolicy): PolicyTerms {
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
