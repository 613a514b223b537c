import type { ReactNode } from 'react'
import type { FailureCode, FieldErrors, Outcome } from '@/lib/result'
import type { PolicyTerms, PresetName } from '@/lib/tokens/index'
import type { PolicyEffect, PolicyField, PolicyInput, PolicyView } from '@/lib/tokens/schema'

export type SavePolicy = (input: PolicyInput, version: number) => Promise<Outcome<PolicyView, FailureCode>>
export type Presets = Readonly<Record<PresetName, PolicyTerms>>

/** Effects of the unsaved change. */
export interface Preview {
  readonly affected: number
  readonly effects: readonly PolicyEffect[]
  readonly errors: FieldErrors
}

export interface CardProps {
  readonly draft: Draft
  readonly patch: (change: Partial<Draft>) => void
  readonly errors: FieldErrors
  readonly effects: EffectsOf
}

/** Shows the effects on existing tokens below a changed field. */
export type EffectsOf = (...fields: PolicyField[]) => ReactNode

/** Values of the form. Numbers are text as typed. */
export interface Draft extends Omit<PolicyInput, 'listedPerPerson' | 'livePerPerson' | 'inactivityDays'> {
  readonly listedPerPerson: string
  readonly livePerPerson: string
  readonly inactivityDays: string
}
