import { expect, test } from 'vitest'
import type { TokenView } from '@/lib/tokens/schema'
import { differences, draftOf, isChanged, overStored, toEdit, withScope } from './edit-draft'

const token = {
  name: 'Zapier sync',
  note: '',
  scopes: ['contacts:read', 'contacts:write'],
  ipAllowlist: ['203.0.113.7/32'],
  version: 3,
} as unknown as TokenView

test('nothing typed is nothing changed', () => {
  expect(isChanged(draftOf(token), token)).toBe(false)
  expect(isChanged({ ...draftOf(token), pending: '203.0.113.8' }, token)).toBe(true)
})

test('the version that was seen goes along, and so does an address not yet added', () => {
  expect(toEdit({ ...draftOf(token), pending: ' 203.0.113.8 ' }, 3)).toEqual({
    version: 3,
    name: 'Zapier sync',
    note: '',
    scopes: ['contacts:read', 'contacts:write'],
    ipAllowlist: ['203.0.113.7/32', '203.0.113.8'],
  })
})

test('access is taken away and given back in its first order, never more', () => {
  const fewer = withScope(token.scopes, token.scopes, 'contacts:read', false)
  expect(fewer).toEqual(['contacts:write'])
  expect(withScope(token.scopes, fewer, 'contacts:read', true)).toEqual(token.scopes)
  expect(withScope(token.scopes, fewer, 'profile:read', true)).toEqual(['contacts:write'])
})

test('saving over somebody gives nothing back that they took away', () => {
  const opened = { ...token, ipAllowlist: ['203.0.113.7/32', '203.0.113.8/32'] }
  const theirs = { ...opened, scopes: ['contacts:read'], ipAllowlist: ['203.0.113.8/32'], version: 4 }
  const mine = { ...draftOf(opened), name: 'Mine' }
  expect(overStored(mine, opened, theirs)).toEqual({ ...draftOf(theirs), name: 'Mine' })
  const more = [...mine.ipAllowlist, '203.0.113.9/32']
  expect(overStored({ ...mine, ipAllowlist: more }, opened, theirs).ipAllowlist).toEqual(['203.0.113.8/32', '203.0.113.9/32'])
})

test('what somebody else changed and I did not stays as they made it', () => {
  const theirs = { ...token, name: 'Zapier', note: 'For the office', ipAllowlist: [], version: 4 }
  expect(overStored({ ...draftOf(token), scopes: ['contacts:write'], pending: '203.0.113.8' }, token, theirs)).toEqual({
    ...draftOf(theirs),
    scopes: ['contacts:write'],
    pending: '203.0.113.8',
  })
})

test('both may take access and addresses away, and a token is never open to every address because both did', () => {
  const opened = { ...token, ipAllowlist: ['203.0.113.7/32', '203.0.113.8/32'] }
  const theirs = { ...opened, scopes: ['contacts:write'], ipAllowlist: ['203.0.113.8/32'] }
  const mine = { ...draftOf(opened), scopes: ['contacts:read'], ipAllowlist: ['203.0.113.7/32'] }
  expect(overStored(mine, opened, theirs)).toMatchObject({ scopes: [], ipAllowlist: ['203.0.113.8/32'] })
  const open = { ...opened, ipAllowlist: [] }
  expect(overStored(mine, opened, open).ipAllowlist).toEqual(mine.ipAllowlist)
  expect(overStored({ ...mine, ipAllowlist: [] }, opened, { ...opened, name: 'Zapier' }).ipAllowlist).toEqual([])
})

test('only what differs between two people is shown', () => {
  const theirs = { ...token, name: 'Zapier', scopes: ['contacts:read'] }
  expect(differences(theirs, draftOf(token))).toEqual([
    { field: 'Name', theirs: 'Zapier', yours: 'Zapier sync' },
    { field: 'Access', theirs: 'contacts:read', yours: 'contacts:read, contacts:write' },
  ])
})
