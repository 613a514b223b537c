import { expect, test } from 'vitest'
import { fieldLabel, valueText } from './field-text'

test('recorded fields and values are shown in words', () => {
  expect(['scopes', 'listedPerPerson', 'name', 'constructor'].map(fieldLabel)).toEqual([
    'Access',
    'Listed per person',
    'Name',
    'Constructor',
  ])
  expect([null, '', [], false, 12_000, ['a', 'b'], { a: 1 }, 'x'].map(valueText)).toEqual([
    '–',
    '–',
    '–',
    'No',
    '12,000',
    'a, b',
    '{"a":1}',
    'x',
  ])
})
