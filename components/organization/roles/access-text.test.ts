import { expect, test } from 'vitest'
import { accessTable, accessVerbs } from '@/lib/tokens/index'
import { accessText } from './access-text'

const textOf = (role: 'owner' | 'manager' | 'member' | 'viewer', relation: 'own' | 'other' | 'ownDestination' | 'ownLocation') => {
  const row = accessTable[role][relation]
  return accessText({
    verbs: accessVerbs.filter((verb) => row[verb] !== 'no'),
    confirmed: accessVerbs.filter((verb) => row[verb] === 'reauth'),
  })
}

test('each level of the access table has its own text', () => {
  expect(textOf('owner', 'own')).toEqual({ text: 'See, create and change', note: null })
  expect(textOf('owner', 'other')).toEqual({
    text: 'See, activate, deactivate and delete',
    note: "after confirming it's them, except to deactivate",
  })
  expect(textOf('manager', 'ownDestination')).toEqual({ text: 'See, rotate, activate and deactivate', note: null })
  expect(textOf('member', 'ownLocation')).toEqual({ text: 'See', note: null })
  expect(textOf('viewer', 'other')).toBeNull()
})
