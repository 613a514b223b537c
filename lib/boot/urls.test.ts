import { describe, expect, test } from 'vitest'
import { databaseUrlProblem } from './database-url.mjs'
import { originProblem } from './origin-url.mjs'

describe('a database URL', () => {
  test.each([
    'file:/srv/keyrail.db',
    'postgres://db.example.com/keyrail',
    'postgres://app@db.example.com/keyrail',
    'postgresql://app:p%40ss%2Fw%23rd@db.example.com:5432/keyrail?sslmode=require',
    'postgres://app:secret@%2Fvar%2Frun%2Fpostgresql:5432/keyrail',
    'postgres:///keyrail?host=/var/run/postgresql',
  ])('%s can be used', (url) => {
    expect(databaseUrlProblem(url, 'DATABASE_URL')).toBeNull()
  })

  test.each(['q@zz/k#vv', 'q@zz', 'q/zz', 'q#zz', 'q?zz', 'q:zz', 'zz%', 'q%zz'])(
    'with the unencoded password %s is rejected without a part of it in the message',
    (password) => {
      const problem = databaseUrlProblem(`postgres://ledger:${password}@db.example.com:5432/keyrail`, 'DATABASE_URL')
      expect(problem).toMatch(/^DATABASE_URL is not a valid URL: percent-encode/)
      expect(problem).not.toMatch(/zz|vv|ledger|db\.example/)
    },
  )

  test.each(['schema=keyrail', 'sslmode=require&schema=x', 'pgbouncer=true', 'connection_limit=5'])(
    'with the parameter %s, which would be ignored, is rejected',
    (parameters) => {
      expect(databaseUrlProblem(`postgres://db.example.com/keyrail?${parameters}`, 'DATABASE_URL')).toMatch(
        /^DATABASE_URL has the parameter/,
      )
    },
  )

  test('of another database is rejected', () => {
    expect(databaseUrlProblem('mysql://db.example.com/keyrail', 'DATABASE_URL')).toMatch(/^DATABASE_URL must start with file:/)
  })
})

describe('a public origin', () => {
  test.each(['https://keyrail.example.com', 'https://keyrail.example.com/', 'http://localhost:3000'])('%s can be used', (text) => {
    expect(originProblem(text)).toBeNull()
  })

  test.each([
    ['https://example.com/keyrail', "can't run under a path"],
    ['https://example.com/?x', "can't run under a path"],
    ['https://example.com/#x', "can't run under a path"],
    ['https://ana:secret@example.com', 'must not contain a user'],
    ['keyrail.example.com', 'must be a URL'],
    ['ftp://example.com', 'must be a URL'],
  ])('%s is rejected: nothing of it is dropped without a word', (text, reason) => {
    expect(originProblem(text)).toContain(reason)
  })
})
