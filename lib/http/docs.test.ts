import { expect, test } from 'vitest'
import { createDocs } from '../docs'
import { Scopes } from '../tokens'
import { endpoints } from './api'
import { apiDocuments } from './docs'
import { listProblems, problem } from './problem'

const docs = createDocs({ documents: apiDocuments(), problems: listProblems(), origin: 'https://keyrail.example.com' })
const links = docs.chapters.flatMap((chapter) => chapter.links)
const slugs = links.map(({ path }) => path.replace('/docs/', ''))
const markdown = slugs.map((slug) => docs.markdown(slug) ?? '').join('\n')
const codes = listProblems().map(({ code }) => code)

test.each(slugs)('every link of %s leads to a page and a heading that exist', (slug) => {
  const anchors = (page: string) => docs.read(page)?.headings.map(({ id }) => id) ?? []
  const targets = [...(docs.markdown(slug) ?? '').matchAll(/\]\((\/docs\/?[^)#]*)(?:#([^)]+))?\)/g)]
  const broken = targets.filter(([, path = '', anchor]) => {
    if (path === '/docs') return false
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
  const reference = links.filter(({ path }) => path.startsWith('/docs/api/'))
  expect(reference.filter(({ title }) => /^[a-z]/.test(title))).toEqual([])
})

test('every built-in scope is explained', () => {
  const names = new Scopes().offered('default').map(({ name }) => name)
  expect(names.filter((name) => !markdown.includes(`\`${name}\``))).toEqual([])
})

test.each(listProblems())('the type of $code is the path of a page with its advice, which the list leads to', async ({ code, advice }) => {
  const { type } = (await problem({ code }, 'request-1').json()) as { type: string }
  const slug = type.replace('/docs/', '')
  expect(docs.markdown(slug)).toContain(advice)
  expect(docs.markdown('problems')).toContain(`[\`${code}\`](${type})`)
  expect(links.map(({ path }) => path)).toContain(type)
})

test.each(['problems/', 'problems/limit_reached', 'problems/Limit-Reached', '__proto__', 'constructor', '../x'])(
  '%j is not a page',
  (slug) => {
    expect(docs.read(slug)).toBeNull()
  },
)

test.each(slugs)('every error code in %s is a link to its page', (slug) => {
  // a verdict has codes of the same name
  const verdicts = ['verifying', 'api/v1/verify'].includes(slug) ? ['insufficient_scope', 'rate_limited'] : []
  const bare = [...(docs.markdown(slug) ?? '').replace(/^```[\s\S]*?^```$/gm, '').matchAll(/(?<!\[)`([a-z_]+)`(?!\])/g)]
  expect(bare.map(([, code = '']) => code).filter((code) => codes.some((known) => known === code) && !verdicts.includes(code))).toEqual([])
})

test('a sample names every language and no secret', () => {
  const page = docs.markdown('quick-start') ?? ''
  expect(['```bash', '```javascript', '```python'].filter((fence) => !page.includes(fence))).toEqual([])
  expect(markdown).not.toMatch(/kr[ualms]_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}/)
})

test('a page as Markdown has no marks for the browser', () => {
  expect(markdown).not.toMatch(/^```(try|token|endpoint|request|variables|versions)/m)
})

test('the search finds every page and every heading', () => {
  const entries = docs.search()
  expect(entries.map(({ path }) => path)).toEqual(links.map(({ path }) => path))
  expect(entries.find(({ path }) => path === '/docs/quick-start')?.headings).toContainEqual({ id: '4-verify-it', text: '4. Verify it' })
  for (const { path, headings } of entries.filter((entry) => !entry.path.startsWith('/docs/api/'))) {
    expect(headings).toEqual(docs.read(path.replace('/docs/', ''))?.headings.map(({ id, text }) => ({ id, text })))
  }
})
