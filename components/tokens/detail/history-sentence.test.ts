import { expect, test } from 'vitest'
import { type HistoryEntry, historySentence } from './history-sentence'

const entry = (action: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ at: '2026-11-20T10:00:00.000Z', actor: 'Ana Martins', action, ip: null, before: null, after: null },
  ...more,
})

test('an entry reads as a sentence about the token', () => {
  expect(historySentence(entry('token.deactivated'))).toBe('deactivated this token')
  expect(historySentence(entry('token.overlap_ended'))).toBe('stopped the old token')
})

test('a new name is told with the old one', () => {
  const renamed = entry('token.edited', { before: { name: 'Zapier' }, after: { name: 'Zapier sync' } })
  expect(historySentence(renamed)).toBe('renamed this token from “Zapier” to “Zapier sync”')
})

test('an edit names what it changed', () => {
  const changed = entry('token.edited', {
    before: { note: '', scopes: 'a:b', ipAllowlist: '' },
    after: { note: 'x', scopes: '', ipAllowlist: 'y' },
  })
  expect(historySentence(changed)).toBe('changed the note, access and IP allowlist')
})

test('an action that is new to this page is still told', () => {
  expect(historySentence(entry('token.painted'))).toBe('changed this token')
})
