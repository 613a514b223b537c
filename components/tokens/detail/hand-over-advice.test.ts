import { expect, test } from 'vitest'
import { handOverStep, newTokenUsage, oldTokenUsedAt } from './hand-over-advice'

const now = '2026-11-20T12:00:00.000Z'
const use = (requests: number, currentUsedAt: string | null, previousUsedAt: string | null) => ({
  current: { requests, lastUsedAt: currentUsedAt },
  previous: { lastUsedAt: previousUsedAt },
  endsAt: '2026-11-21T12:00:00.000Z',
  extendable: true,
})

test('stopping the old token is advised once the new one is used and the old one has not been for a day', () => {
  expect(handOverStep(use(0, null, null), now)).toBe('waiting')
  expect(handOverStep(use(0, null, '2026-11-20T11:00:00.000Z'), now)).toBe('waiting')
  expect(handOverStep(use(3, now, '2026-11-19T12:00:01.000Z'), now)).toBe('both')
  expect(handOverStep(use(3, now, '2026-11-19T12:00:00.000Z'), now)).toBe('ready')
  expect(handOverStep(use(3, now, null), now)).toBe('ready')
})

test('the last use before the rotation was one of the old token', () => {
  expect(oldTokenUsedAt(use(0, null, null), '2026-11-20T09:00:00.000Z')).toBe('2026-11-20T09:00:00.000Z')
  expect(oldTokenUsedAt(use(1, now, null), now)).toBeNull()
  expect(oldTokenUsedAt(use(1, now, '2026-11-20T10:00:00.000Z'), now)).toBe('2026-11-20T10:00:00.000Z')
})

test('the use of the new token is counted', () => {
  expect([use(0, null, null), use(0, now, null), use(1, now, null), use(1200, null, null)].map(newTokenUsage)).toEqual([
    'Not used yet',
    'Last used',
    'Used once, last',
    'Used 1,200 times',
  ])
})
