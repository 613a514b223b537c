import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayMs } from '../time/units'
import { type InactivityRule, inactivityDeletionAt, type StatusFacts, statusOf, stillWorks } from './status'

const now = new Date('2026-11-20T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * dayMs)
const rule: InactivityRule = { inactivityDays: 90, inactivitySince: inDays(-400) }
const fresh: StatusFacts = {
  ...{ type: 'user', createdAt: inDays(-10), expiresAt: inDays(300), keptAt: null, deactivatedAt: null, removedAt: null },
  ...{ revokedAt: null, previousEndsAt: null, lastUsedAt: null, suspendedBy: null },
}
const unused: Partial<StatusFacts> = { createdAt: inDays(-80) }

it.each([
  ['active', {}],
  ['removed', { removedAt: now }],
  ['expiring', { expiresAt: inDays(15), removedAt: now }],
  ['idle', { ...unused, expiresAt: inDays(15), removedAt: now }],
  ['rotating', { ...unused, previousEndsAt: inDays(1), expiresAt: inDays(15) }],
  ['suspended', { ...unused, suspendedBy: 'member', previousEndsAt: inDays(1) }],
  ['deactivated', { deactivatedAt: now, suspendedBy: 'location', previousEndsAt: inDays(1) }],
  ['expired', { expiresAt: now, deactivatedAt: now, suspendedBy: 'organization' }],
  ['deleted', { revokedAt: now, expiresAt: now, deactivatedAt: now }],
] as const)('%s wins over everything decided after it', (status, facts) => {
  expect(statusOf({ ...fresh, ...facts }, rule, now)).toBe(status)
})

it('a token ends exactly at its end and not a millisecond before', () => {
  expect(statusOf({ ...fresh, expiresAt: now }, rule, now)).toBe('expired')
  expect(statusOf({ ...fresh, expiresAt: new Date(now.getTime() + 1) }, rule, now)).toBe('expiring')
})

it('an old secret stops exactly at the end of its overlap', () => {
  expect(statusOf({ ...fresh, previousEndsAt: now }, rule, now)).toBe('active')
})

it('disuse counts from the latest of creation, last use, keeping and the rule', () => {
  const dates = fc.date({ min: inDays(-500), max: now, noInvalidDate: true })
  fc.assert(
    fc.property(dates, fc.option(dates), fc.option(dates), fc.option(dates), (createdAt, lastUsedAt, keptAt, inactivitySince) => {
      const latest = Math.max(...[createdAt, lastUsedAt, keptAt, inactivitySince].map((at) => at?.getTime() ?? 0))
      const end = inactivityDeletionAt({ type: 'user', createdAt, lastUsedAt, keptAt }, { inactivityDays: 90, inactivitySince })
      expect(end?.getTime()).toBe(latest + 90 * dayMs)
    }),
  )
})

it('without the rule nothing ends by disuse', () => {
  const off = { inactivityDays: 0, inactivitySince: null }
  expect(inactivityDeletionAt(fresh, off)).toBeNull()
  expect(statusOf({ ...fresh, createdAt: inDays(-4000) }, off, now)).toBe('active')
})

it('a managed token never ends by disuse: it lives as long as its destination', () => {
  expect(inactivityDeletionAt({ ...fresh, type: 'managed' }, rule)).toBeNull()
  expect(statusOf({ ...fresh, type: 'managed', expiresAt: null, createdAt: inDays(-4000) }, rule, now)).toBe('active')
})

it('what is deleted, expired, deactivated or suspended does not work', () => {
  expect((['deleted', 'expired', 'deactivated', 'suspended'] as const).some(stillWorks)).toBe(false)
  expect((['rotating', 'idle', 'expiring', 'removed', 'active'] as const).every(stillWorks)).toBe(true)
})
