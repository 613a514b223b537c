import { expect, test } from 'vitest'
import { joinWords } from './join-words'

test.each([
  [[], ''],
  [['Name'], 'Name'],
  [['Name', 'Access'], 'Name and Access'],
  [['Name', 'Access', 'Expires'], 'Name, Access and Expires'],
])('%j reads as "%s"', (words, text) => {
  expect(joinWords(words)).toBe(text)
})
