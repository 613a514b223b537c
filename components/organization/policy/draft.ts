import type { PresetName } from '@/lib/tokens/index'
import type { PolicyField, PolicyInput } from '@/lib/tokens/schema'
import type { Draft, Presets } from './types'

export const toDraft = (terms: PolicyInput): Draft => ({
  ...terms,
  listedPerPerson: String(terms.listedPerPerson),
  livePerPerson: String(terms.livePerPerson),
  inactivityDays: String(terms.inactivityDays),
})

/** What is sent; a number that is none stays none, so that its field is told. */
export const toInput = (draft: Draft): PolicyInput => ({
  ...draft,
  listedPerPerson: whole(draft.listedPerPerson),
  livePerPerson: whole(draft.livePerPerson),
  inactivityDays: whole(draft.inactivityDays),
})

const whole = (text: string): number => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN)

/** The fields whose value is another one than is in force. */
export function changedIn(draft: Draft, terms: PolicyInput): PolicyField[] {
  const [now, was] = [toDraft(terms), draft]
  const fields = (Object.keys(terms) as (keyof PolicyInput)[]).filter((field) => field !== 'preset')
  return fields.filter((field) => textOf(now[field]) !== textOf(was[field]))
}

const textOf = (value: Draft[keyof Draft]): string => String(value).trim()

/** A preset in the place of every field but the pause, which no preset speaks of. */
export function withPreset(draft: Draft, preset: PresetName, presets: Presets): Draft {
  const { paused, pausedNote } = draft
  return toDraft({ ...(presets[preset] as unknown as PolicyInput), preset, paused, pausedNote: pausedNote ?? '' })
}

/** Whether something in the form differs from the preset it names. */
export const leavesPreset = (draft: Draft, presets: Presets): boolean =>
  changedIn(draft, toInput(withPreset(draft, draft.preset, presets))).length > 0
