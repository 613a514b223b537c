import { expect, test } from 'vitest'
import { deliveryCount } from './delivery-count'

test('what may have been more than is kept is said so', () => {
  expect([0, 999, 1_000].map(deliveryCount)).toEqual(['0', '999', '1,000+'])
})
