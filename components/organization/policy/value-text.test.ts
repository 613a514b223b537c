import { expect, it } from 'vitest'
import { presets } from '@/lib/tokens/policy/presets'
import type { PolicyInput } from '@/lib/tokens/schema'
import { valueText } from './value-text'

const terms = { ...presets.default, preset: 'default', paused: false, pausedNote: '' } as unknown as PolicyInput

it.each([
  ['listedPerPerson', 3, '3'],
  ['livePerPerson', 1_000, '1,000'],
  ['listedPerPerson', 0, 'No limit'],
  ['listedPerPerson', Number.NaN, 'Invalid'],
  ['inactivityDays', 1, '1 day'],
  ['inactivityDays', 90, '90 days'],
  ['inactivityDays', 0, 'Never'],
  ['defaultLifetime', null, 'No expiration'],
  ['maxLifetime', 'P2Y', '2 years'],
  ['noticeDays', [15, 7], '15, 7'],
  ['noticeDays', [], 'None'],
  ['viewAllowed', true, 'On'],
  ['adminCreators', ['owner'], 'Owners'],
  ['locationCreators', ['manager'], 'manager'],
  ['maxOverlapHours', 48, '48 hours'],
  ['maxOverlapHours', 0, 'None'],
  ['requestsPerMinute', 0, 'No limit'],
  ['requestsPerMinute', 6_000, '6,000'],
  ['pausedNote', 'Back on Monday.', '“Back on Monday.”'],
] as const)('the value of %s %j is shown as %s', (field, value, text) => {
  expect(valueText(field, { ...terms, [field]: value })).toBe(text)
})
