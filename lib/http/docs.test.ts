import { expect, test } from 'vitest'
import { createDocs, type Document } from '../docs'
import { Scopes } from '../tokens'
import { endpoints } from './api'
import { documentOf } from './openapi'
import { listProblems } from './problem'

const docs = createDocs(documentOf(endpoints) as unknown as Document, 'https://keyrail.example.com')
const links = docs.chapters.flatMap((chapter) => chapter.links)
const slugs = links.map(({ path }) => path.replace('/docs/', ''))
const markdown = slugs.map((slug) => docs.markdown(slug) ?? '').join('\n')

test.each(slugs)('every link of %s leads to a page and a heading that exist', (slug) => {
  const anchors = (page: string) => docs.read(page)?.headings.map(({ id }) => id) ?? []
  const problems = listProblems().map(({ path }) => path)
  const targets = [...(docs.markdown(slug) ?? '').matchAll(/\]\((\/docs\/?[^)#]*)(?:#([^)]+))?\)/g)]
  const broken = targets.filter(([, path = '', anchor]) => {
    if (path === '/docs' || path === '/docs/problems' || problems.includes(path)) return false
    const page = path.replace('/docs/', '')
    return !slugs.includes(page) || (anchor !== undefined && !anchors(page).includes(anchor))
  })
  expect(broken.map(([link]) => link)).toEqual([])
})

test('every page says in its first sentence what it is about', () => {
  expect(links.filter(({ description }) => description === '')).toEqual([])
})

test('every operation is in the reference, under a title', () => {
  const operations = endpoints.flatMap(({ path, operations: all }) => Object.keys(all).map((method) => `${method} ${path}`))
  expect(operations.filter((operation) => !markdown.includes(operation))).toEqual([])
  expect(links.filter(({ title }) => /^[a-z]/.test(title))).toEqual([])
})

test('every built-in scope is explained', () => {
  const names = new Scopes().offered('default').map(({ name }) => name)
  expect(names.filter((name) => !markdown.includes(`\`${name}\``))).toEqual([])
})

test('a sample names every language and no secret', () => {
  const page = docs.markdown('quick-start') ?? ''
  expect(['```bash', '```javascript', '```python'].filter((fence) => !page.includes(fence))).toEqual([])
  expect(page).not.toMatch(/kr[ualms]_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}/)
})
