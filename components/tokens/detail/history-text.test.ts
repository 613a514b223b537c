import { expect, test } from 'vitest'
import { type HistoryEntry, historyText } from './history-text'

const entry = (action: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at: '2026-11-20T10:00:00.000Z',
  actor: 'Ana Martins',
  action,
  ip: null,
  before: null,
  after: null,
  ...more,
})

test('a history entry says what was done to the token', () => {
  expect(historyText(entry('token.deactivated'))).toBe('deactivated this token')
  expect(historyText(entry('token.overlap_ended'))).toBe('stopped the old token')
})

test('the history entry of a rename has both names', () => {
  const renamed = entry('token.edited', { before: { name: 'Zapier' }, after: { name: 'Zapier sync' } })
  expect(historyText(renamed)).toBe('renamed this token from “Zapier” to “Zapier sync”')
})

test('the history entry of an edit lists the changed fields', () => {
  const changed = entry('token.edited', {
    before: { note: '', scopes: 'a:b', ipAllowlist: '' },
    after: { note: 'x', scopes: '', ipAllowlist: 'y' },
  })
  expect(historyText(changed)).toBe('changed the note, access and IP allowlist')
})

test('a history entry with an unknown action shows the action', () => {
  expect(historyText(entry('token.painted'))).toBe('changed something (token.painted)')
})
