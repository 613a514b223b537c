import { expect, test } from 'vitest'
import { type LifetimeFields, lifetime } from './lifetime'

const now = '2026-11-20T10:00:00.000Z'
const zone = 'Europe/Lisbon'
const token: LifetimeFields = {
  status: 'active',
  createdAt: '2026-08-20T10:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  inactivityDeletionAt: null,
  elapsed: null,
}

test('the remaining time of a token is a warning in its last 15 days', () => {
  const expiring = (expiresAt: string) => lifetime({ ...token, expiresAt, elapsed: 0.25 }, now, zone)
  expect(expiring('2027-08-20T10:00:00.000Z')).toEqual({ text: 'in 9 months', tone: 'plain', elapsed: 0.25 })
  expect(expiring('2026-11-26T12:00:00.000Z')).toEqual({ text: 'in 6 days', tone: 'warn', elapsed: 0.25 })
})

test('an expired token shows when it expired', () => {
  const expired: LifetimeFields = { ...token, status: 'expired', expiresAt: '2026-11-14T09:00:00.000Z', elapsed: 1 }
  expect(lifetime(expired, now, zone)).toEqual({ text: 'Expired 6 days ago', tone: 'bad', elapsed: 1 })
})

test('an idle token shows when it is deleted for inactivity, even if it expires later', () => {
  const idle: LifetimeFields = {
    ...token,
    status: 'idle',
    lastUsedAt: '2026-08-29T10:00:00.000Z',
    expiresAt: '2027-08-20T10:00:00.000Z',
    inactivityDeletionAt: '2026-11-27T10:00:00.000Z',
  }
  expect(lifetime(idle, now, zone)).toEqual({ text: 'Inactive: deleted in 7 days', tone: 'warn', elapsed: 83 / 90 })
})

test('a token without expiration is a warning without a bar', () => {
  expect(lifetime(token, now, zone)).toEqual({ text: 'No expiration', tone: 'warn', elapsed: null })
})
