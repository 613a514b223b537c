import { expect, test } from 'vitest'
import { type LifetimeFacts, lifetime } from './lifetime'

const now = '2026-11-20T10:00:00.000Z'
const zone = 'Europe/Lisbon'
const token: LifetimeFacts = {
  status: 'active',
  createdAt: '2026-08-20T10:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  inactivityDeletionAt: null,
  elapsed: null,
}

test('a token that ends says when, and warns in its last 15 days', () => {
  const ends = (expiresAt: string) => lifetime({ ...token, expiresAt, elapsed: 0.25 }, now, zone)
  expect(ends('2027-08-20T10:00:00.000Z')).toEqual({ text: 'in 9 months', tone: 'plain', elapsed: 0.25 })
  expect(ends('2026-11-26T12:00:00.000Z')).toEqual({ text: 'in 6 days', tone: 'warn', elapsed: 0.25 })
})

test('an expired token says for how long', () => {
  const expired: LifetimeFacts = { ...token, status: 'expired', expiresAt: '2026-11-14T09:00:00.000Z', elapsed: 1 }
  expect(lifetime(expired, now, zone)).toEqual({ text: 'Expired 6 days ago', tone: 'bad', elapsed: 1 })
})

test('an idle token says when disuse deletes it, whatever its end', () => {
  const idle: LifetimeFacts = {
    ...token,
    status: 'idle',
    lastUsedAt: '2026-08-29T10:00:00.000Z',
    expiresAt: '2027-08-20T10:00:00.000Z',
    inactivityDeletionAt: '2026-11-27T10:00:00.000Z',
  }
  expect(lifetime(idle, now, zone)).toEqual({ text: 'Unused: deletes in 7 days', tone: 'warn', elapsed: 83 / 90 })
})

test('a token without an end says so as a warning and draws no bar', () => {
  expect(lifetime(token, now, zone)).toEqual({ text: 'No end date', tone: 'warn', elapsed: null })
})
