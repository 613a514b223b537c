import { expect, test } from 'vitest'
import { isSamePerson } from './same-person'

test('an address is a person’s own however it is spelled', () => {
  expect(isSamePerson(' Ana@Example.com ', 'ana@example.com')).toBe(true)
})

test.each(['rui@example.com', 'ana@example.org', 'ana@example.com.example.com', ''])('%j is somebody else', (typed) => {
  expect(isSamePerson(typed, 'ana@example.com')).toBe(false)
})
