import { readFileSync } from 'node:fs'

/** Number of tests by result; a run that crashed before its tests counts as one failure. */
export function vitestCounts(report, code) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = read(report)
  return counts(numPassedTests, numFailedTests, numPendingTests + numTodoTests, code)
}

export function playwrightCounts(report, code) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report).stats ?? {}
  return counts(expected, unexpected + flaky, skipped, code)
}

function counts(passed, failed, skipped, code) {
  return { passed, failed: code === 0 ? failed : Math.max(1, failed), skipped }
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return {}
  }
}
