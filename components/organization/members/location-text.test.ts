import { expect, test } from 'vitest'
import { locationText } from './location-text'

test.each(['owner', 'admin'] as const)('an %s has access to every location, also without one of their own', (role) => {
  expect(locationText(role, [])).toBe('All')
  expect(locationText(role, ['Downtown Office'])).toBe('All')
})

test('a manager, member or viewer has the locations that they are assigned to', () => {
  expect(locationText('manager', ['Downtown Office', 'Harbour'])).toBe('Downtown Office, Harbour')
  expect(locationText('member', ['Downtown Office', 'Harbour', 'Lakeside', 'Old Town'])).toBe('Downtown Office, Harbour and 2 more')
  expect(locationText('viewer', [])).toBe('None')
})
