import { expect, test } from 'vitest'
import { conflictSentence } from './conflict-sentence'

const changed = { by: 'Rui Costa', at: '2026-11-20T12:00:00.000Z', version: 2 }

test('a conflict names who was quicker and when', () => {
  expect(conflictSentence(changed, () => '1 minute ago')).toBe('Rui Costa changed this token a minute ago.')
  expect(conflictSentence(changed, () => '11 minutes ago')).toBe('Rui Costa changed this token 11 minutes ago.')
})

test('who was quicker in another window is told so, and where nothing is known nothing is claimed', () => {
  expect(conflictSentence({ ...changed, by: null }, () => 'just now')).toBe('You changed this token elsewhere just now.')
  expect(conflictSentence(undefined, () => '')).toBe('This token changed while you were editing it.')
})
