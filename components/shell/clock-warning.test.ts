import { expect, test } from 'vitest'
import { clockWarning } from './clock-warning'

test('the clock warning says how far the clock is off, and which command decides', () => {
  expect(clockWarning(3 * 86_400_000).text).toContain('jumped ahead by 3 days.')
  expect(clockWarning(3 * 86_400_000).command).toBe('npm run keyrail -- clock accept')
  expect(clockWarning(-7_200_000).text).toContain('is 2 hours behind')
  expect(clockWarning(-7_200_000).command).toBe('npm run keyrail -- clock reset')
})
