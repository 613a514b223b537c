import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayMs } from '../time/units'
import {
  type InactivityRule,
  inactivityDeletionAt,
  type StatusFacts,
  type SuspensionFacts,
  secretExpiration,
  statusOf,
  stillWorks,
  suspendedBy,
} from './status'

const now = new Date('2026-11-20T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * dayMs)
const rule: InactivityRule = { inactivityDays: 90, inactivitySince: inDays(-400) }
const fresh: StatusFacts = {
  type: 'user',
  createdAt: inDays(-10),
  expiresAt: inDays(300),
  keptAt: null,
  deactivatedAt: null,
  removedAt: null,
  revokedAt: null,
  previousEndsAt: null,
  lastUsedAt: null,
  suspendedBy: null,
}
const inactive: Partial<StatusFacts> = { createdAt: inDays(-80) }

it.each([
  ['active', {}],
  ['removed', { removedAt: now }],
  ['expiring', { expiresAt: inDays(15), removedAt: now }],
  ['idle', { ...inactive, expiresAt: inDays(15), removedAt: now }],
  ['rotating', { ...inactive, previousEndsAt: inDays(1), expiresAt: inDays(15) }],
  ['suspended', { ...inactive, suspendedBy: 'member', previousEndsAt: inDays(1) }],
  ['deactivated', { deactivatedAt: now, suspendedBy: 'location', previousEndsAt: inDays(1) }],
  ['expired', { expiresAt: now, deactivatedAt: now, suspendedBy: 'organization' }],
  ['deleted', { revokedAt: now, expiresAt: now, deactivatedAt: now }],
] as const)('%s takes precedence over every later status', (status, facts) => {
  expect(statusOf({ ...fresh, ...facts }, rule, now)).toBe(status)
})

it('a token expires exactly at its expiration and not a millisecond before', () => {
  expect(statusOf({ ...fresh, expiresAt: now }, rule, now)).toBe('expired')
  expect(statusOf({ ...fresh, expiresAt: new Date(now.getTime() + 1) }, rule, now)).toBe('expiring')
})

it('a token stops rotating exactly at the end of its overlap', () => {
  expect(statusOf({ ...fresh, previousEndsAt: now }, rule, now)).toBe('active')
})

it('the inactivity period starts at the latest of creation, last use, keep and the start of the rule', () => {
  const dates = fc.date({ min: inDays(-500), max: now, noInvalidDate: true })
  fc.assert(
    fc.property(dates, fc.option(dates), fc.option(dates), fc.option(dates), (createdAt, lastUsedAt, keptAt, inactivitySince) => {
      const latest = Math.max(...[createdAt, lastUsedAt, keptAt, inactivitySince].map((at) => at?.getTime() ?? 0))
      const end = inactivityDeletionAt({ type: 'user', createdAt, lastUsedAt, keptAt }, { inactivityDays: 90, inactivitySince })
      expect(end?.getTime()).toBe(latest + 90 * dayMs)
    }),
  )
})

it('without the rule no token is deleted for inactivity', () => {
  const noRule = { inactivityDays: 0, inactivitySince: null }
  expect(inactivityDeletionAt(fresh, noRule)).toBeNull()
  expect(statusOf({ ...fresh, createdAt: inDays(-4000) }, noRule, now)).toBe('active')
})

it('a managed token is never deleted for inactivity', () => {
  expect(inactivityDeletionAt({ ...fresh, type: 'managed' }, rule)).toBeNull()
  expect(statusOf({ ...fresh, type: 'managed', expiresAt: null, createdAt: inDays(-4000) }, rule, now)).toBe('active')
})

it('a deleted, expired, deactivated or suspended token does not work', () => {
  expect((['deleted', 'expired', 'deactivated', 'suspended'] as const).some(stillWorks)).toBe(false)
  expect((['rotating', 'idle', 'expiring', 'removed', 'active'] as const).every(stillWorks)).toBe(true)
})

const working: SuspensionFacts = {
  closingAt: null,
  ownerId: 'ana',
  ownerRole: 'member',
  memberDeactivatedAt: null,
  personDeactivatedAt: null,
  archivedAt: null,
}

it.each([
  [null, {}],
  [null, { ownerId: null, ownerRole: null }],
  [null, { ownerId: null, ownerRole: null, memberDeactivatedAt: now, personDeactivatedAt: now }],
  ['member', { ownerRole: null }],
  ['member', { memberDeactivatedAt: now }],
  ['member', { personDeactivatedAt: now }],
  ['member', { personDeactivatedAt: now, archivedAt: now }],
  ['location', { archivedAt: now }],
  ['location', { ownerId: null, ownerRole: null, archivedAt: now }],
  ['organization', { closingAt: now }],
  ['organization', { closingAt: now, personDeactivatedAt: now, archivedAt: now }],
] as const)('a token is suspended by %s with %j', (reason, facts) => {
  expect(suspendedBy({ ...working, ...facts })).toBe(reason)
})

it('the previous secret expires with the overlap or the token, whichever is first, and the current one with the token', () => {
  const [early, late] = [inDays(1), inDays(30)]
  const expirations = (expiresAt: Date | null, previousEndsAt: Date | null) =>
    (['current', 'previous'] as const).map((secret) => secretExpiration({ expiresAt, previousEndsAt }, secret))
  expect(expirations(late, early)).toEqual([late, early])
  expect(expirations(early, late)).toEqual([early, early])
  expect(expirations(null, early)).toEqual([null, early])
  expect(expirations(late, null)).toEqual([late, late])
})
