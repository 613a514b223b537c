import { expect, test } from 'vitest'
import { offeredPresets, presetOf, presetScopes, riskOf } from './access'
import { accessLine, accessSummary } from './access-summary'
import { accessRows, levelOf, withAll, withLevel } from './access-table'

const scope = (name: string, allowed = true) => ({
  name,
  label: `Label of ${name}`,
  risk: 'low' as const,
  reason: '',
  types: ['user' as const],
  allowed,
})
const offered = ['contacts:read', 'contacts:write', 'profile:read', 'profile:write', 'hooks:write'].map((name) => scope(name))
const all = [...offered, scope('tokens:verify', false)]

test('a preset selects its scopes, but never one the user may not grant', () => {
  expect(presetScopes('contacts', all, [])).toEqual(['contacts:read', 'contacts:write'])
  expect(presetScopes('profile', all, [])).toEqual(['profile:read'])
  expect(presetScopes('read', all, [])).toEqual(['contacts:read', 'profile:read'])
  expect(presetScopes('everything', all, [])).not.toContain('tokens:verify')
})

test('the custom preset selects the chosen scopes', () => {
  expect(presetScopes('custom', all, ['hooks:write'])).toEqual(['hooks:write'])
})

test('a preset without any scope is not offered', () => {
  expect(offeredPresets([scope('hooks:write')])).toEqual(['custom', 'everything'])
})

test('the access table has a row per resource; a single scope is labeled by its own name', () => {
  expect(accessRows(all).map((row) => row.label)).toEqual(['Contacts', 'Profile', 'Label of hooks:write', 'Label of tokens:verify'])
})

test('choosing write includes read, and a lower level removes it again', () => {
  const [contacts] = accessRows(all)
  if (!contacts) throw new Error('no row')
  const writing = withLevel(contacts, 'write', ['hooks:write'])
  expect(writing).toEqual(['hooks:write', 'contacts:read', 'contacts:write'])
  expect(levelOf(contacts, writing)).toBe('write')
  expect(withLevel(contacts, 'read', writing)).toEqual(['hooks:write', 'contacts:read'])
  expect(withLevel(contacts, 'none', writing)).toEqual(['hooks:write'])
})

test('the access summary describes what the token can do', () => {
  expect(accessSummary(['contacts:read', 'contacts:write'])).toBe(
    'This token will be able to read and write contacts (name, email, phone).',
  )
  expect(accessSummary(['contacts:read', 'pipelines:trigger', 'hooks:write'])).toBe(
    'This token will be able to read contacts (name, email, phone), trigger pipelines and write to destinations.',
  )
  expect(accessSummary([])).toBe('Choose what the token may do.')
})

test('each preset states its access in one line', () => {
  expect(accessLine(['contacts:read', 'contacts:write'])).toBe('Read and write contacts (name, email, phone)')
  expect(accessLine(['contacts:read', 'profile:read'])).toBe('Read contacts and the profile')
  expect(accessLine(['contacts:read', 'contacts:write', 'profile:read', 'profile:write', 'hooks:write'])).toBe(
    'Read and write contacts and the profile; write to destinations',
  )
})

test('the safest preset comes first', () => {
  expect(offeredPresets(all)).toEqual(['read', 'contacts', 'profile', 'custom', 'everything'])
})

test('scopes belong to the preset that selects exactly them, otherwise to custom', () => {
  expect(presetOf(['contacts:write', 'contacts:read'], all)).toBe('contacts')
  expect(presetOf(['contacts:write'], all)).toBe('custom')
  expect(presetOf([], all)).toBe('custom')
})

test('a choice has the highest risk among its scopes', () => {
  const risky = [scope('contacts:read'), { ...scope('contacts:write'), risk: 'high' as const }]
  expect(riskOf(['contacts:read', 'contacts:write'], risky)).toBe('high')
  expect(riskOf(['contacts:read'], risky)).toBe('low')
  expect(riskOf([], risky)).toBeNull()
})

test('one level for all resources leaves out what the user may not grant', () => {
  const rows = accessRows(all)
  expect(withAll(rows, 'none')).toEqual([])
  expect(withAll(rows, 'read')).toEqual(['contacts:read', 'profile:read'])
  expect(withAll(rows, 'write')).toEqual(presetScopes('everything', all, []))
})
