import { expect, it } from 'vitest'
import { presets } from './presets'
import { firstPolicy } from './record'

const now = new Date('2026-11-20T12:00:00Z')

it('inactivity counts from the day a policy with the rule starts', () => {
  expect(firstPolicy('default', presets.default, now)).toMatchObject({
    inactivitySince: now,
    noticeDays: '15 7 1',
    adminCreators: 'owner admin',
  })
  expect(firstPolicy('integration', presets.integration, now).inactivitySince).toBeNull()
})
