import { expect, test } from 'vitest'
import { deletionEffects } from './deletion-effects'

test('the effects of deleting an organization are said in numbers', () => {
  expect(deletionEffects({ tokens: 1, members: 1 }).slice(0, 2)).toEqual([
    'Requests with its 1 token are rejected immediately.',
    'Its 1 member is notified and loses access after 7 days.',
  ])
  expect(deletionEffects({ tokens: 1_234, members: 12 }).slice(0, 2)).toEqual([
    'Requests with its 1,234 tokens are rejected immediately.',
    'Its 12 members are notified and lose access after 7 days.',
  ])
  expect(deletionEffects({ tokens: 0, members: 2 })[0]).toBe('It has no tokens.')
})
