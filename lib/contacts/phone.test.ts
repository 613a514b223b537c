import { expect, test } from 'vitest'
import { phoneDigits } from './phone'

test.each([
  ['+351 912 345 678', ['351912345678', '912345678']],
  ['+44 20 7946 0958', ['442079460958', '2079460958', '02079460958']],
  ['912 345 678', ['912345678']],
  ['ask at the desk', ['']],
])('%s is found by %j', (phone, digits) => {
  expect(phoneDigits(phone)).toEqual(digits)
})
