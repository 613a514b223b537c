import { expect, test } from 'vitest'
import { changeParams, countFilters, isFiltered, noFilters, readParams, readQuery, writeParams } from './list-params'

test('an empty query string is the first page of your own tokens, newest first', () => {
  expect(readParams({})).toEqual({
    tab: 'yours',
    q: '',
    status: [],
    type: null,
    owner: null,
    location: null,
    scope: null,
    removed: false,
    sort: 'created.desc',
    page: 1,
    per: 25,
  })
})

test('query parameters survive reading and writing', () => {
  const written = 'tab=locations&q=zap&status=active,idle&type=location&location=abc&removed=1&sort=last_used.desc&page=3&per=50'
  const params = readParams(Object.fromEntries(new URLSearchParams(written)))
  expect(params.status).toEqual(['active', 'idle'])
  expect(writeParams(params)).toBe(written)
})

test('an invalid query parameter counts as missing', () => {
  const invalid = { tab: 'everything', status: 'nonsense', sort: 'name', page: '-1', per: '1000', removed: 'yes', type: 'user,admin' }
  expect(readParams(invalid)).toEqual(readParams({}))
  expect(readParams({ page: '1e9' }).page).toBe(1)
  expect(readParams({ tab: ['organization', 'locations'] }).tab).toBe('organization')
})

test('search text in a query string is cut to 100 characters', () => {
  expect(readParams({ q: 'x'.repeat(500) }).q).toHaveLength(100)
})

test('a token in a query string is read as its token key', () => {
  expect(readParams({ q: `Bearer kru_0123456789abcdef_${'S'.repeat(49)}` }).q).toBe('kru_0123456789abcdef')
})

test('the filter button counts the filters that are set in its panel', () => {
  expect(countFilters(readQuery('q=zap&status=idle&sort=name.asc'))).toBe(0)
  expect(countFilters(readQuery('type=user&owner=ana&removed=1&page=2'))).toBe(3)
})

test('sorting and paging do not count as filters', () => {
  expect(isFiltered(readParams({ tab: 'organization', sort: 'name.asc', page: '2', per: '50' }))).toBe(false)
  expect(isFiltered(readParams({ removed: '1' }))).toBe(true)
  expect(isFiltered(readParams({ q: 'zap' }))).toBe(true)
})

test('a change goes back to the first page and keeps the other parameters', () => {
  expect(changeParams('?tab=organization&q=zap&page=3', { status: ['idle'] })).toBe('tab=organization&q=zap&status=idle')
  expect(changeParams('?q=zap', { page: 2 })).toBe('q=zap&page=2')
  expect(changeParams('?q=zap&type=user&page=2', noFilters)).toBe('')
})

test('a change without effect returns null', () => {
  expect(changeParams('?q=zap', { q: 'zap' })).toBeNull()
  expect(changeParams('', { sort: null, removed: false })).toBeNull()
})

test('the first value of a repeated parameter counts, in the browser and on the server', () => {
  expect(readQuery('q=one&q=two')).toEqual(readParams({ q: ['one', 'two'] }))
})
