import type { PresetName } from '@/lib/tokens/index'
import type { PolicyField, PolicyInput } from '@/lib/tokens/schema'
import type { Draft, Presets } from './types'

export const toDraft = (terms: PolicyInput): Draft => ({
  ...terms,
  listedPerPerson: String(terms.listedPerPerson),
  livePerPerson: String(terms.livePerPerson),
  inactivityDays: String(terms.inactivityDays),
})

/** Invalid numbers become NaN, which the server reports for their field. */
export const toInput = (draft: Draft): PolicyInput => ({
  ...draft,
  listedPerPerson: whole(draft.listedPerPerson),
  livePerPerson: whole(draft.livePerPerson),
  inactivityDays: whole(draft.inactivityDays),
})

const whole = (text: string): number => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN)

export function changedIn(draft: Draft, terms: PolicyInput): PolicyField[] {
  const saved = toDraft(terms)
  const fields = (Object.keys(terms) as (keyof PolicyInput)[]).filter((field) => field !== 'preset')
  return fields.filter((field) => textOf(saved[field]) !== textOf(draft[field]))
}

const textOf = (value: Draft[keyof Draft]): string => String(value).trim()

/** Replaces every field except the pause, which presets do not define. */
export function withPreset(draft: Draft, preset: PresetName, presets: Presets): Draft {
  const { paused, pausedNote } = draft
  return toDraft({ ...(presets[preset] as unknown as PolicyInput), preset, paused, pausedNote: pausedNote ?? '' })
}

/** True if a field differs from the selected preset. */
export const leavesPreset = (draft: Draft, presets: Presets): boolean =>
  changedIn(draft, toInput(withPreset(draft, draft.preset, presets))).length > 0
