import { expect, test } from 'vitest'
import { offeredPresets, presetScopes } from './access'
import { accessSentence } from './access-sentence'
import { accessRows, levelOf, withLevel } from './access-table'

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

test('a preset gives its scopes and never one that the person may not give', () => {
  expect(presetScopes('contacts', all, [])).toEqual(['contacts:read', 'contacts:write'])
  expect(presetScopes('profile', all, [])).toEqual(['profile:read'])
  expect(presetScopes('read', all, [])).toEqual(['contacts:read', 'profile:read'])
  expect(presetScopes('everything', all, [])).not.toContain('tokens:verify')
})

test('custom gives what was chosen', () => {
  expect(presetScopes('custom', all, ['hooks:write'])).toEqual(['hooks:write'])
})

test('a preset that would give nothing is not offered', () => {
  expect(offeredPresets([scope('hooks:write')])).toEqual(['everything', 'custom'])
})

test('the table has a row per resource, and a right that stands alone is called by its own name', () => {
  expect(accessRows(all).map((row) => row.label)).toEqual(['Contacts', 'Profile', 'Label of hooks:write', 'Label of tokens:verify'])
})

test('writing includes reading, and a lower level takes it back', () => {
  const [contacts] = accessRows(all)
  if (!contacts) throw new Error('no row')
  const written = withLevel(contacts, 'write', ['hooks:write'])
  expect(written).toEqual(['hooks:write', 'contacts:read', 'contacts:write'])
  expect(levelOf(contacts, written)).toBe('write')
  expect(withLevel(contacts, 'read', written)).toEqual(['hooks:write', 'contacts:read'])
  expect(withLevel(contacts, 'none', written)).toEqual(['hooks:write'])
})

test('the sentence says what the software will be able to do', () => {
  expect(accessSentence(['contacts:read', 'contacts:write'])).toBe(
    'This token will be able to read and write contacts (name, email, phone).',
  )
  expect(accessSentence(['contacts:read', 'pipelines:trigger', 'hooks:write'])).toBe(
    'This token will be able to read contacts (name, email, phone), trigger pipelines and write hooks.',
  )
  expect(accessSentence([])).toBe('Choose what the token may do.')
})
