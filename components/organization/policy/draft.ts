import type { PresetName } from '@/lib/tokens/index'
import type { PolicyField, PolicyInput } from '@/lib/tokens/schema'
import { limitOf, limitText } from './limit-text'
import type { Draft, Presets } from './types'

export const toDraft = (terms: PolicyInput): Draft => ({
  ...terms,
  listedPerPerson: limitText(terms.listedPerPerson),
  livePerPerson: limitText(terms.livePerPerson),
  inactivityDays: limitText(terms.inactivityDays),
  requestsPerMinute: limitText(terms.requestsPerMinute),
})

export const toInput = (draft: Draft): PolicyInput => ({
  ...draft,
  listedPerPerson: limitOf(draft.listedPerPerson),
  livePerPerson: limitOf(draft.livePerPerson),
  inactivityDays: limitOf(draft.inactivityDays),
  requestsPerMinute: limitOf(draft.requestsPerMinute),
})

export function changedIn(draft: Draft, terms: PolicyInput): PolicyField[] {
  const input = toInput(draft)
  const fields = (Object.keys(terms) as (keyof PolicyInput)[]).filter((field) => field !== 'preset')
  return fields.filter((field) => textOf(terms[field]) !== textOf(input[field]))
}

const textOf = (value: PolicyInput[keyof PolicyInput]): string => String(value).trim()

/** Replaces every field except the rate limit and the pause, which presets do not define. */
export function withPreset(draft: Draft, preset: PresetName, presets: Presets): Draft {
  const { paused, pausedNote, requestsPerMinute } = draft
  const terms = { ...(presets[preset] as unknown as PolicyInput), preset, paused, pausedNote: pausedNote ?? '' }
  return { ...toDraft(terms), requestsPerMinute }
}

/** True if a field differs from the selected preset. */
export const leavesPreset = (draft: Draft, presets: Presets): boolean =>
  changedIn(draft, toInput(withPreset(draft, draft.preset, presets))).length > 0
