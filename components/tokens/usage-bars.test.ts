import { expect, test } from 'vitest'
import { usageSentence } from './usage-bars'

const days = (accepted: number, refused: number) => [...Array(11).fill({ accepted: 0, refused: 0 }), { accepted, refused }]

test('the bars are said in words', () => {
  expect(usageSentence(days(1201, 3))).toBe('1,204 requests, 3 refused')
  expect(usageSentence(days(1, 0))).toBe('1 request, 0 refused')
  expect(usageSentence(days(0, 0))).toBe('0 requests, 0 refused')
})
