import { expect, test } from 'vitest'
import type { TokenView } from '@/lib/tokens/schema'
import { differences, draftOf, isChanged, mergeDraft, toEdit, withScope } from './edit-draft'

const token = {
  name: 'Zapier sync',
  note: '',
  scopes: ['contacts:read', 'contacts:write'],
  ipAllowlist: ['203.0.113.7/32'],
  requestsPerMinute: 0,
  version: 3,
} as unknown as TokenView

test('a draft counts as changed once something is typed', () => {
  expect(isChanged(draftOf(token), token)).toBe(false)
  expect(isChanged({ ...draftOf(token), pending: '203.0.113.8' }, token)).toBe(true)
})

test('an edit carries the version the user saw and an IP address typed but not added', () => {
  expect(toEdit({ ...draftOf(token), pending: ' 203.0.113.8 ' }, 3)).toEqual({
    version: 3,
    name: 'Zapier sync',
    note: '',
    scopes: ['contacts:read', 'contacts:write'],
    ipAllowlist: ['203.0.113.7/32', '203.0.113.8'],
    requestsPerMinute: 0,
  })
})

test('scopes can be removed and restored in their original order, but not added', () => {
  const fewer = withScope(token.scopes, token.scopes, 'contacts:read', false)
  expect(fewer).toEqual(['contacts:write'])
  expect(withScope(token.scopes, fewer, 'contacts:read', true)).toEqual(token.scopes)
  expect(withScope(token.scopes, fewer, 'profile:read', true)).toEqual(['contacts:write'])
})

test('saving over another change restores nothing it removed', () => {
  const opened = { ...token, ipAllowlist: ['203.0.113.7/32', '203.0.113.8/32'] }
  const stored = { ...opened, scopes: ['contacts:read'], ipAllowlist: ['203.0.113.8/32'], version: 4 }
  const draft = { ...draftOf(opened), name: 'My name' }
  expect(mergeDraft(draft, opened, stored)).toEqual({ ...draftOf(stored), name: 'My name' })
  const more = [...draft.ipAllowlist, '203.0.113.9/32']
  expect(mergeDraft({ ...draft, ipAllowlist: more }, opened, stored).ipAllowlist).toEqual(['203.0.113.8/32', '203.0.113.9/32'])
})

test('saving over another change keeps the fields the user did not touch', () => {
  const stored = { ...token, name: 'Zapier', note: 'For the office', ipAllowlist: [], version: 4 }
  expect(mergeDraft({ ...draftOf(token), scopes: ['contacts:write'], pending: '203.0.113.8' }, token, stored)).toEqual({
    ...draftOf(stored),
    scopes: ['contacts:write'],
    pending: '203.0.113.8',
  })
})

test('a rate limit that another change set is kept unless the user typed one', () => {
  const stored = { ...token, requestsPerMinute: 60, version: 4 }
  expect(mergeDraft(draftOf(token), token, stored).requestsPerMinute).toBe('60')
  expect(mergeDraft({ ...draftOf(token), requestsPerMinute: '90' }, token, stored).requestsPerMinute).toBe('90')
})

test('two changes that each remove IPs never leave the allowlist empty, which would allow every IP', () => {
  const opened = { ...token, ipAllowlist: ['203.0.113.7/32', '203.0.113.8/32'] }
  const stored = { ...opened, scopes: ['contacts:write'], ipAllowlist: ['203.0.113.8/32'] }
  const draft = { ...draftOf(opened), scopes: ['contacts:read'], ipAllowlist: ['203.0.113.7/32'] }
  expect(mergeDraft(draft, opened, stored)).toMatchObject({ scopes: [], ipAllowlist: ['203.0.113.8/32'] })
  const open = { ...opened, ipAllowlist: [] }
  expect(mergeDraft(draft, opened, open).ipAllowlist).toEqual(draft.ipAllowlist)
  expect(mergeDraft({ ...draft, ipAllowlist: [] }, opened, { ...opened, name: 'Zapier' }).ipAllowlist).toEqual([])
})

test('only fields that differ from the stored token are listed', () => {
  const stored = { ...token, name: 'Zapier', scopes: ['contacts:read'] }
  expect(differences(stored, draftOf(token))).toEqual([
    { field: 'Name', stored: 'Zapier', draft: 'Zapier sync' },
    { field: 'Access', stored: 'contacts:read', draft: 'contacts:read, contacts:write' },
  ])
})
