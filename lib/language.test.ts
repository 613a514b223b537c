import { expect, test } from 'vitest'
import { files } from './architecture/sources'

const replaced =
  /\b(whoever|nobody|somebody|anybody|anew|told|(?:stands?|stood) (?:on|in|beside|for|by)\b|at once|so many|so long|in the place of|of its own|disuse|switched off|organi[s]ations?|e-mails?)\b/i

/** Words that quote the list itself. */
const lists = new Set(['docs/glossary.md', 'lib/language.test.ts'])

const isChecked = (path: string): boolean =>
  !lists.has(path) && /^(app|components|docs|e2e|lib|prisma|scripts)\/|^[^/]+$/.test(path) && /\.(tsx?|mjs|md|prisma|css|sql)$/.test(path)

test('comments, copy, tests and documents use the words of docs/glossary.md', () => {
  const found = [...files]
    .filter(([path]) => isChecked(path))
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => {
        const word = replaced.exec(line)?.[0]
        return word === undefined ? [] : [`${path}:${index + 1}: "${word}"`]
      }),
    )
  expect(found, 'docs/glossary.md, "Replaced words", says what to write instead.').toEqual([])
})
