import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playwrightCounts, vitestCounts } from './counts.mjs'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-counts-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: object): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

test('passed, failed and skipped tests are counted', () => {
  const vitest = report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 })
  expect(vitestCounts(vitest, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 })
  const playwright = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } })
  expect(playwrightCounts(playwright, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test('a run that crashes before its tests counts as a failure', () => {
  expect(vitestCounts(join(folder, 'missing.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(playwrightCounts(report({ stats: { expected: 3 } }), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})
