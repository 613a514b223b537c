import { expect, test } from 'vitest'
import { type LifetimeFields, lifetime } from './lifetime'

const context = { now: '2026-11-20T10:00:00.000Z', timeZone: 'Europe/Lisbon', noExpirationAllowed: true }
const token: LifetimeFields = {
  type: 'user',
  status: 'active',
  createdAt: '2026-08-20T10:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  inactivityDeletionAt: null,
  rotatedAt: null,
  overlapEndsAt: null,
  elapsed: null,
}

test('the remaining time of a token is a warning in its last 15 days', () => {
  const expiring = (expiresAt: string) => lifetime({ ...token, expiresAt, elapsed: 0.25 }, context)
  expect(expiring('2027-08-20T10:00:00.000Z')).toEqual({ text: 'in 9 months', tone: 'plain', elapsed: 0.25 })
  expect(expiring('2026-11-26T12:00:00.000Z')).toEqual({ text: 'in 6 days', tone: 'warn', elapsed: 0.25 })
})

test('an expired token shows when it expired, without the color of a warning', () => {
  const expired: LifetimeFields = { ...token, status: 'expired', expiresAt: '2026-11-14T09:00:00.000Z', elapsed: 1 }
  expect(lifetime(expired, context)).toEqual({ text: 'Expired', remaining: '6 days ago', tone: 'quiet', elapsed: 1 })
})

test('an idle token shows when it is deleted for inactivity, even if it expires later', () => {
  const idle: LifetimeFields = {
    ...token,
    status: 'idle',
    lastUsedAt: '2026-08-29T10:00:00.000Z',
    expiresAt: '2027-08-20T10:00:00.000Z',
    inactivityDeletionAt: '2026-11-27T10:00:00.000Z',
  }
  expect(lifetime(idle, context)).toEqual({ text: 'Inactive: deleted', remaining: 'in 7 days', tone: 'warn', elapsed: 83 / 90 })
})

test('a rotating token shows when its old token expires', () => {
  const rotating: LifetimeFields = {
    ...token,
    status: 'rotating',
    rotatedAt: '2026-11-20T07:00:00.000Z',
    overlapEndsAt: '2026-11-21T07:00:00.000Z',
  }
  expect(lifetime(rotating, context)).toEqual({ text: 'Old token expires', remaining: 'in 21 hours', tone: 'rotating', elapsed: 3 / 24 })
})

test.each([
  ['user', true, 'quiet'],
  ['location', true, 'quiet'],
  ['managed', false, 'quiet'],
  ['user', false, 'warn'],
  ['admin', true, 'warn'],
] as const)('no expiration of a %s token, allowed by the policy: %s, is %s', (type, noExpirationAllowed, tone) => {
  expect(lifetime({ ...token, type }, { ...context, noExpirationAllowed })).toEqual({ text: 'No expiration', tone, elapsed: null })
})
