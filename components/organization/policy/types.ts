import type { ReactNode } from 'react'
import type { FailureCode, FieldErrors, Outcome } from '@/lib/result'
import type { PolicyTerms, PresetName } from '@/lib/tokens/index'
import type { PolicyEffect, PolicyField, PolicyInput, PolicyView } from '@/lib/tokens/schema'

export type SavePolicy = (input: PolicyInput, version: number) => Promise<Outcome<PolicyView, FailureCode>>
export type Presets = Readonly<Record<PresetName, PolicyTerms>>

/** What is known of the change that stands in the form. */
export interface Preview {
  readonly affected: number
  readonly effects: readonly PolicyEffect[]
  readonly errors: FieldErrors
}

/** What every card of the form is given. */
export interface CardProps {
  readonly draft: Draft
  readonly patch: (change: Partial<Draft>) => void
  readonly errors: FieldErrors
  readonly effects: EffectsOf
}

/** Under a field that was changed: what that does to the tokens that exist. */
export type EffectsOf = (...fields: PolicyField[]) => ReactNode

/** What stands in the fields: numbers as they are typed. */
export interface Draft extends Omit<PolicyInput, 'listedPerPerson' | 'livePerPerson' | 'inactivityDays'> {
  readonly listedPerPerson: string
  readonly livePerPerson: string
  readonly inactivityDays: string
}
