import { expect, test } from 'vitest'
import { isSameDatabase } from './same-database.mjs'

test.each([
  ['file:/srv/keyrail.db', 'file:/srv/keyrail.db'],
  ['postgres://a:b@db.example.com/keyrail', 'postgresql://c@DB.example.com:5432/keyrail?sslmode=require'],
  ['postgres://localhost/keyrail', 'postgres://127.0.0.1:5432/keyrail'],
])('%s is the same database as %s', (one, other) => {
  expect(isSameDatabase(one, other)).toBe(true)
})

test.each([
  ['file:/srv/keyrail.db', 'file:/srv/qa.db'],
  ['postgres://db.example.com/keyrail', 'postgres://db.example.com/qa'],
  ['postgres://db.example.com/keyrail', 'postgres://db.example.com:5433/keyrail'],
  ['postgres://db.example.com/keyrail', 'file:/keyrail'],
])('%s is not the same database as %s', (one, other) => {
  expect(isSameDatabase(one, other)).toBe(false)
})
