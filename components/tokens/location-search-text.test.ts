import { expect, test } from 'vitest'
import { locationSearchText } from './location-search-text'

const found = (count: number) => locationSearchText({ status: 'found', items: Array.from({ length: count }, () => null) })

test('a search for locations says how many match', () => {
  expect([0, 1, 49, 50].map(found)).toEqual([
    'No location matches.',
    '1 location matches.',
    '49 locations match.',
    'The list has the first 50 matches.',
  ])
})

test('a search that failed or is not done does not look like one without matches', () => {
  expect(locationSearchText({ status: 'failed', items: [] })).toBe('Locations could not be loaded.')
  const ended = Object.assign(new Error('ended'), { code: 'missing_credentials' })
  expect(locationSearchText({ status: 'failed', items: [], error: ended })).toBe('Your session has ended. Reload the page to sign in.')
  expect(locationSearchText({ status: 'searching', items: [] })).toBe('Searching…')
  expect(locationSearchText({ status: 'idle', items: [] })).toBe('')
})
