import { expect, test } from 'vitest'
import { usageText } from './usage-bars'

const days = (accepted: number, rejected: number) => [...Array(11).fill({ accepted: 0, rejected: 0 }), { accepted, rejected }]

test('the usage bars have a text alternative', () => {
  expect(usageText(days(1201, 3))).toBe('1,204 requests, 3 rejected')
  expect(usageText(days(1, 0))).toBe('1 request, 0 rejected')
  expect(usageText(days(0, 0))).toBe('0 requests, 0 rejected')
})
