import { expect, test } from 'vitest'
import { removalText } from './removal-text'

test('removing a member says what happens to each of their tokens', () => {
  expect(removalText({ tokens: 2, created: { admin: 1, location: 0 } })).toBe(
    'They lose access to this organization. Their 2 user tokens stop working immediately. The 1 admin token they created keeps working and stays with the organization.',
  )
  expect(removalText({ tokens: 1, created: { admin: 2, location: 3 } })).toBe(
    'They lose access to this organization. Their 1 user token stops working immediately. The 2 admin tokens and 3 location tokens they created keep working and stay with the organization.',
  )
  expect(removalText({ tokens: 0, created: { admin: 0, location: 0 } })).toBe(
    'They lose access to this organization. They have no user tokens.',
  )
})
