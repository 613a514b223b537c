import { expect, test } from 'vitest'
import { changeParams, isFiltered, noFilters, readParams, readQuery, writeParams } from './list-params'

test('an address without parts is the first page of your own tokens, newest first', () => {
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

test('an address is read as it was written', () => {
  const written = 'tab=locations&q=zap&status=active,idle&type=location&location=abc&removed=1&sort=last_used.desc&page=3&per=50'
  const address = readParams(Object.fromEntries(new URLSearchParams(written)))
  expect(address.status).toEqual(['active', 'idle'])
  expect(writeParams(address)).toBe(written)
})

test('what an address says wrongly is as if absent', () => {
  const wrong = { tab: 'everything', status: 'nonsense', sort: 'name', page: '-1', per: '1000', removed: 'yes', type: 'user,admin' }
  expect(readParams(wrong)).toEqual(readParams({}))
  expect(readParams({ page: '1e9' }).page).toBe(1)
  expect(readParams({ tab: ['organization', 'locations'] }).tab).toBe('organization')
})

test('text in an address is cut to what a search may hold', () => {
  expect(readParams({ q: 'x'.repeat(500) }).q).toHaveLength(100)
})

test('sorting and turning pages are no filters', () => {
  expect(isFiltered(readParams({ tab: 'organization', sort: 'name.asc', page: '2', per: '50' }))).toBe(false)
  expect(isFiltered(readParams({ removed: '1' }))).toBe(true)
  expect(isFiltered(readParams({ q: 'zap' }))).toBe(true)
})

test('a change turns back to the first page and keeps the rest', () => {
  expect(changeParams('?tab=organization&q=zap&page=3', { status: ['idle'] })).toBe('tab=organization&q=zap&status=idle')
  expect(changeParams('?q=zap', { page: 2 })).toBe('q=zap&page=2')
  expect(changeParams('?q=zap&type=user&page=2', noFilters)).toBe('')
})

test('a change of nothing leaves the address alone', () => {
  expect(changeParams('?q=zap', { q: 'zap' })).toBeNull()
  expect(changeParams('', { sort: null, removed: false })).toBeNull()
})

test('of a part that is given twice the first one counts, in the browser as on the server', () => {
  expect(readQuery('q=one&q=two')).toEqual(readParams({ q: ['one', 'two'] }))
})
