import { expect, test } from 'vitest'
import { maintenance } from './maintenance'

test.each([[], ['of'], ['on', 'now'], ['off', '--until', '2026-11-20T14:00Z'], ['on', '--until', 'soon'], ['on', '--for', '2']])(
  'maintenance %s %s %s prints its usage and changes nothing',
  async (...args: string[]) => {
    await expect(maintenance(args)).rejects.toThrow('Usage: npm run keyrail -- maintenance on')
  },
)
