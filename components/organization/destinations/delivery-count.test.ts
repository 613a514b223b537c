import { expect, test } from 'vitest'
import { deliveryCount } from './delivery-count'

test('a count at the storage limit ends with a plus sign', () => {
  expect([0, 999, 1_000].map(deliveryCount)).toEqual(['0', '999', '1,000+'])
})
