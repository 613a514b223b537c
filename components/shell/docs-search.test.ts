import { expect, test, vi } from 'vitest'
import { loadDocs, matchingDocs } from './docs-search'

const entries = [
  { path: '/docs/idempotency', title: 'Idempotency', chapter: 'Using the API', headings: [{ id: 'updates', text: 'Updates' }] },
  { path: '/docs/limits', title: 'Limits', chapter: 'Using the API', headings: [{ id: 'idempotency-keys', text: 'Idempotency keys' }] },
]

test('pages come before headings, and a heading leads to its place on the page', () => {
  expect(matchingDocs(entries, ' IDEMP ')).toEqual([
    { path: '/docs/idempotency', label: 'Idempotency', note: 'Using the API' },
    { path: '/docs/limits#idempotency-keys', label: 'Idempotency keys', note: 'Limits' },
  ])
})

test('every word of the query counts, in any order, and no query finds nothing', () => {
  expect(matchingDocs(entries, 'keys idem').map(({ label }) => label)).toEqual(['Idempotency keys'])
  expect(matchingDocs(entries, 'keys updates')).toEqual([])
  expect(matchingDocs(entries, ' ')).toEqual([])
})

test('the list of pages is loaded once, and again after a failure', async () => {
  const fetch = vi.fn().mockRejectedValueOnce(new Error('offline'))
  fetch.mockResolvedValue(Response.json(entries))
  vi.stubGlobal('fetch', fetch)
  expect(await loadDocs()).toEqual([])
  expect(await loadDocs()).toEqual(entries)
  expect(await loadDocs()).toEqual(entries)
  expect(fetch).toHaveBeenCalledTimes(2)
  vi.unstubAllGlobals()
})
