import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rows = readFileSync('docs/attacks.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| S?\d/.test(line))
const named = rows.map((row) => /`([^`]+\.(?:test|spec)\.ts)`: (.+) \|$/.exec(row)?.slice(1) ?? [row, ''])

test('docs/attacks.md has a row for each attack', () => {
  expect(rows.length).toBeGreaterThan(20)
})

test.each(named)('%s has the test “%s” that docs/attacks.md names', (file = '', title = '') => {
  expect(existsSync(file), `${file} does not exist: correct docs/attacks.md.`).toBe(true)
  expect(titlesIn(readFileSync(file, 'utf8')), 'Write the whole title of the test in docs/attacks.md.').toContain(title)
})

/** The first argument of `test(` and `it(`, and of the call after `.each(…)`. */
const firstArgument = /(?:\b(?:it|test)|\))\(\s*(['"`])(?<text>(?:\\.|(?!\1).)+)\1,/g

const titlesIn = (source: string): readonly string[] => [...source.matchAll(firstArgument)].map(({ groups }) => groups?.['text'] ?? '')
