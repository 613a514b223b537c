import { expect, test } from 'vitest'
import { createDocs, type Document } from '../docs'
import { apiDocuments } from './docs'
import { listProblems } from './problem'

const [v1] = apiDocuments()

/** The API as if a second version had moved everything but the profile to its own paths. */
const v2 = JSON.parse(
  JSON.stringify({
    ...v1,
    info: { ...v1.info, version: '2' },
    paths: Object.fromEntries(Object.entries(v1.paths).filter(([path]) => !path.includes('profile'))),
  }).replaceAll('/api/v1/', '/api/v2/'),
) as Document

const docsOf = (...documents: [Document, ...Document[]]) =>
  createDocs({ documents, problems: listProblems(), origin: 'https://keyrail.example.com' })

test('a single version is the current one, and no page is superseded', () => {
  const docs = docsOf(v1)
  expect(docs.markdown('versions')).toContain('| v1 | current | [`/api/v1/openapi.json`](/api/v1/openapi.json) |')
  expect(docs.chapters.flatMap(({ links }) => links.filter(({ path }) => docs.successor(path.replace('/docs/', ''))))).toEqual([])
})

test('pages of a superseded version stay and lead to the same resource of the current one, or to the list of versions', () => {
  const docs = docsOf(v2, v1)
  expect(docs.markdown('versions')).toContain('| v2 | current | [`/api/v2/openapi.json`](/api/v2/openapi.json) |')
  expect(docs.markdown('versions')).toContain('| v1 | superseded by v2 | [`/api/v1/openapi.json`](/api/v1/openapi.json) |')
  expect(docs.successor('api/v1/contacts')).toBe('/docs/api/v2/contacts')
  expect(docs.successor('api/v1/profile')).toBe('/docs/versions')
  expect(docs.successor('api/v2/contacts')).toBeNull()
  expect(docs.chapters.map(({ title }) => title).slice(-2)).toEqual(['API reference', 'API reference of v1'])
})
