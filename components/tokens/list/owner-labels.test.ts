import { expect, test } from 'vitest'
import { type Owners, ownerLabels } from './owner-labels'

const ana = { id: 'u1', name: 'Ana Reis' }

test('the selected owner has an option while the owners are loading, if that failed, and if the owner has no token', () => {
  for (const owners of ['loading', 'failed', [], [ana]] satisfies Owners[]) expect(ownerLabels(owners, 'u2')).toHaveProperty('u2')
  expect(ownerLabels([ana], 'u1')).toEqual({ u1: 'Ana Reis' })
})

test('without a selected owner only those that are known have an option', () => {
  for (const owners of ['loading', 'failed', []] satisfies Owners[]) expect(ownerLabels(owners, '')).toEqual({})
  expect(ownerLabels([ana], '')).toEqual({ u1: 'Ana Reis' })
})
