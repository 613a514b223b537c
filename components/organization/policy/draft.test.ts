import { expect, it } from 'vitest'
import { presets } from '@/lib/tokens/policy/presets'
import type { PolicyInput } from '@/lib/tokens/schema'
import { changedIn, leavesPreset, toDraft, toInput, withPreset } from './draft'

const terms = { ...presets.default, preset: 'default', paused: true, pausedNote: 'Ask Ana.' } as unknown as PolicyInput

it('an unchanged draft is sent as the saved policy', () => {
  expect(toInput(toDraft(terms))).toEqual(terms)
  expect(changedIn(toDraft(terms), terms)).toEqual([])
})

it('an empty number is sent as NaN, never as "no limit"', () => {
  for (const text of ['', ' ', 'many', '1.5', '-1']) expect(toInput({ ...toDraft(terms), livePerPerson: text }).livePerPerson).toBeNaN()
})

it('a preset replaces every field except the pause', () => {
  const draft = withPreset(toDraft(terms), 'brokerage', presets)
  expect(draft).toMatchObject({ preset: 'brokerage', listedPerPerson: null, viewAllowed: true, paused: true, pausedNote: 'Ask Ana.' })
  expect(changedIn(draft, terms)).not.toContain('paused')
  expect(leavesPreset(draft, presets)).toBe(false)
  expect(leavesPreset({ ...draft, inactivityDays: '90' }, presets)).toBe(true)
})

it('choosing the current preset again discards edits, and keeps the pause', () => {
  const draft = withPreset(toDraft(terms), 'agency', presets)
  const edited = { ...draft, inactivityDays: '', viewAllowed: !draft.viewAllowed, pausedNote: 'Ask Rui.' }
  expect(withPreset(edited, edited.preset, presets)).toEqual({ ...draft, pausedNote: 'Ask Rui.' })
})
