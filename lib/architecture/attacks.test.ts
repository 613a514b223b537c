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
  expect(readFileSync(file, 'utf8'), 'Correct the name of the test in docs/attacks.md.').toContain(title)
})
