import { expect, test } from 'vitest'
import { newTokenPath, readOpening } from './new-token-path'

const read = (path: string, creatable: readonly string[]) =>
  readOpening(Object.fromEntries(new URL(path, 'http://localhost').searchParams), creatable)

test('the create dialog opens with the type and the scopes of its path', () => {
  const path = newTokenPath('northwind', 'admin', ['tokens:verify', 'contacts:read'])
  expect(path).toBe('/o/northwind/tokens?new=admin&scopes=tokens:verify,contacts:read')
  expect(read(path, ['user', 'admin'])).toEqual({ type: 'admin', scopes: ['tokens:verify', 'contacts:read'] })
  expect(read(newTokenPath('northwind', 'user', []), ['user'])).toEqual({ type: 'user' })
})

test('a type that the viewer may not create opens nothing', () => {
  expect(read('/o/northwind/tokens?new=admin', ['user'])).toBeNull()
  expect(read('/o/northwind/tokens', ['user'])).toBeNull()
  expect(readOpening({ new: ['user', 'admin'] }, ['user', 'admin'])).toBeNull()
})

test('names that can be no scope are dropped', () => {
  expect(read('/o/northwind/tokens?new=user&scopes=contacts:read,<b>,__proto__,', ['user'])).toEqual({
    type: 'user',
    scopes: ['contacts:read'],
  })
})
