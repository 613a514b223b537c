import { expect, test } from 'vitest'
import { findProblem, listProblems, problem } from './problem'

test('the type of every problem is the path of a page with advice', async () => {
  for (const { code, path } of listProblems()) {
    const { type } = (await problem({ code }, 'request-1').json()) as { type: string }
    expect(type).toBe(path)
    expect(findProblem(path.slice('/docs/problems/'.length))).toMatchObject({ code, advice: expect.stringMatching(/^[A-Z].{20,}\.$/) })
  }
})

test.each(['', 'limit_reached', 'Limit-Reached', '__proto__', 'constructor', '../x'])('%j is not a problem', (slug) => {
  expect(findProblem(slug)).toBeNull()
})

test('a missing token gets a WWW-Authenticate header, a missing session does not', () => {
  expect(problem({ code: 'missing_credentials' }, 'r').headers.get('www-authenticate')).toMatch(/^Bearer /)
  const bySession = problem({ code: 'missing_credentials', bySession: true }, 'r')
  expect([bySession.status, bySession.headers.get('www-authenticate')]).toEqual([401, null])
})
