import { expect, it } from 'vitest'
import { searchTerms, searchText } from './search'

const finds = (query: string, ...texts: string[]) => searchTerms(query).every((term) => searchText(...texts).includes(term))

it('a search finds the start of any word, ignoring case and accents', () => {
  expect(finds('são', 'Nightly export for Sao Paulo')).toBe(true)
  expect(finds('PAU ni', 'Nightly export for São Paulo')).toBe(true)
})

it('a search does not find the middle of a word', () => {
  expect(finds('port', 'Nightly export')).toBe(false)
})

it('a search finds a token key by its first characters', () => {
  expect(finds('kru_9fXa', 'Zapier sync', 'kru_9fXaQ2vXn7Rt0bLk')).toBe(true)
})

it('an empty query finds everything', () => {
  expect(finds('  ', 'Zapier sync')).toBe(true)
})
