import { expect, test } from 'vitest'
import { phoneDigits, phoneQuery } from './phone'

test.each([
  ['+351 912 345 678', ['351912345678', '00351912345678', '912345678']],
  ['+44 20 7946 0958', ['442079460958', '00442079460958', '2079460958', '02079460958']],
  ['0044 20 7946 0958', ['00442079460958', '442079460958', '2079460958', '02079460958']],
  ['912 345 678', ['912345678']],
  ['ask at the desk', ['']],
])('%s is found by %j', (phone, digits) => {
  expect(phoneDigits(phone)).toEqual(digits)
})

test.each([
  ['912 345 678', '912345678'],
  ['+351 (912) 345-678', '351912345678'],
  ['912', null],
  ['2026-11 report', null],
  ['Ana', null],
])('the query %j looks up the phone number %j', (query, digits) => {
  expect(phoneQuery(query)).toBe(digits)
})
