import { expect, test } from 'vitest'
import { files } from './architecture/sources'

const replaced =
  /\b(whoever|nobody|somebody|anybody|anew|told|(?:stands?|stood) (?:on|in|beside|for|by)\b|at once|so many|so long|in the place of|of its own|disuse|switched off|organi[s]ations?|e-mails?)\b/i

/** Words that quote the list itself. */
const lists = new Set(['docs/glossary.md', 'lib/language.test.ts'])

/** The interface says "can't". Comments may say "cannot". */
const isInterface = (path: string): boolean => /^(app|components)\/.*(?<!\.test)\.tsx?$/.test(path)
const isComment = (line: string): boolean => /^\s*(\{?\/\*|\*|\/\/)/.test(line)

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

test('a contraction is the same everywhere: the interface says "can\'t", and no text says that something "cannot be undone"', () => {
  const found = [...files].flatMap(([path, text]) =>
    text
      .split('\n')
      .filter(
        (line) => (isChecked(path) && /cannot be undone/.test(line)) || (isInterface(path) && !isComment(line) && /\bcannot\b/i.test(line)),
      )
      .map((line) => `${path}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

/** Search finds a name under either apostrophe. */
const aboutApostrophes = /^lib\/input\/search(\.test)?\.ts$|^lib\/language\.test\.ts$/

test("an apostrophe is straight everywhere: can't, the owner's", () => {
  const found = [...files]
    .filter(([path]) => isChecked(path) && !aboutApostrophes.test(path))
    .flatMap(([path, text]) =>
      text.split('\n').flatMap((line, index) => (/[‘’]|&[lr]squo;|&apos;/.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    )
  expect(found).toEqual([])
})
