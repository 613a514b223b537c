import type { ReactNode } from 'react'
import type { FailureCode, FieldErrors, Outcome } from '@/lib/result'
import type { PolicyTerms, PresetName } from '@/lib/tokens/index'
import type { PolicyEffect, PolicyField, PolicyInput, PolicyProgress, PolicyView } from '@/lib/tokens/schema'
import type { LimitText } from './limit-text'

export type SavePolicy = (input: PolicyInput, version: number) => Promise<Outcome<PolicyView, FailureCode>>
export type Presets = Readonly<Record<PresetName, PolicyTerms>>

/** Effects of the unsaved change. */
export interface Preview {
  readonly affected: number
  readonly effects: readonly PolicyEffect[]
  readonly errors: FieldErrors
}

export const noChange: Preview = { affected: 0, effects: [], errors: {} }

/** State of computing the effects of the unsaved change. */
export interface DryRun {
  /** Null while it is loading, and if it failed. */
  readonly preview: Preview | null
  readonly progress: PolicyProgress | null
  readonly failed: boolean
}

/** A changed field, with its values as text. */
export interface FieldChange {
  readonly field: PolicyField
  readonly before: string
  readonly after: string
}

export interface SectionProps {
  readonly draft: Draft
  /** Limits to fill in when one is set again. */
  readonly suggested: Pick<Draft, LimitName>
  readonly patch: (change: Partial<Draft>) => void
  readonly errors: FieldErrors
  readonly effects: EffectsOf
}

/** Shows the old value and the effects on existing tokens below a changed field. */
export type EffectsOf = (field: PolicyField) => ReactNode

export type LimitName = 'listedPerPerson' | 'livePerPerson' | 'inactivityDays' | 'requestsPerMinute'

/** Values of the form. Limits are text as typed. */
export type Draft = Omit<PolicyInput, LimitName> & Readonly<Record<LimitName, LimitText>>
