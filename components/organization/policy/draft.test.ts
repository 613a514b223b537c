import { expect, it } from 'vitest'
import { presets } from '@/lib/tokens/policy/presets'
import type { PolicyInput } from '@/lib/tokens/schema'
import { changedIn, leavesPreset, toDraft, toInput, withPreset } from './draft'

const terms = { ...presets.default, preset: 'default', paused: true, pausedNote: 'Ask Ana.' } as unknown as PolicyInput

it('what was not touched is sent as it is in force', () => {
  expect(toInput(toDraft(terms))).toEqual(terms)
  expect(changedIn(toDraft(terms), terms)).toEqual([])
})

it('an emptied number is no number, never "no limit"', () => {
  for (const text of ['', ' ', 'many', '1.5', '-1']) expect(toInput({ ...toDraft(terms), livePerPerson: text }).livePerPerson).toBeNaN()
})

it('a preset takes the place of everything but the pause', () => {
  const draft = withPreset(toDraft(terms), 'brokerage', presets)
  expect(draft).toMatchObject({ preset: 'brokerage', listedPerPerson: '0', viewAllowed: true, paused: true, pausedNote: 'Ask Ana.' })
  expect(changedIn(draft, terms)).not.toContain('paused')
  expect(leavesPreset(draft, presets)).toBe(false)
  expect(leavesPreset({ ...draft, inactivityDays: '90' }, presets)).toBe(true)
})

it('the preset that is chosen takes the place of what was edited by hand, and the pause stays', () => {
  const draft = withPreset(toDraft(terms), 'agency', presets)
  const edited = { ...draft, inactivityDays: '', viewAllowed: !draft.viewAllowed, pausedNote: 'Ask Rui.' }
  expect(withPreset(edited, edited.preset, presets)).toEqual({ ...draft, pausedNote: 'Ask Rui.' })
})
