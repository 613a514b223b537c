import { expect, test } from 'vitest'
import { listProblems, problem } from './problem'

test('every problem has advice', () => {
  for (const { advice } of listProblems()) expect(advice).toMatch(/^[A-Z].{20,}\.$/)
})

test('a missing token gets a WWW-Authenticate header, a missing session does not', () => {
  expect(problem({ code: 'missing_credentials' }, 'r').headers.get('www-authenticate')).toMatch(/^Bearer /)
  const bySession = problem({ code: 'missing_credentials', bySession: true }, 'r')
  expect([bySession.status, bySession.headers.get('www-authenticate')]).toEqual([401, null])
})
