import { expect, it } from 'vitest'
import type { Scope } from '../../actor'
import type { LocationId, OrgId, TokenId, TokenKey, UserId } from '../../ids'
import { testKeys } from '../../testing/fixtures/keys'
import { dayMs } from '../../time/units'
import { digestToken, type SealedFacts, sealRow } from '../digest'
import { awaitsFirstUse, judge, type VerifyRow } from './judge'
import type { VerifyNeeds } from './verdict'

const now = new Date('2026-11-20T12:00:00Z')
const at = (ms: number) => new Date(now.getTime() + ms)
const current = digestToken('current secret', testKeys.pepper)
const previous = digestToken('previous secret', testKeys.pepper)

const facts: SealedFacts & Pick<VerifyRow, 'orgId' | 'tokenKey' | 'type' | 'ownerId' | 'locationId'> = {
  tokenKey: 'kru_0123456789abcdef' as TokenKey,
  orgId: 'org-1' as OrgId,
  locationId: 'location-1' as LocationId,
  ownerId: 'user-1' as UserId,
  type: 'user',
  scopes: 'contacts:read contacts:write',
  ipAllowlist: '',
  ...current,
  previousDigest: previous.digest,
  previousPepperId: previous.pepperId,
  previousEndsAt: at(60_000),
  previousExpiresAt: null,
  createdAt: at(-dayMs),
  expiresAt: at(dayMs),
  keptAt: null,
  deactivatedAt: null,
  removedAt: null,
  revokedAt: null,
  rotatedAt: at(-dayMs),
  requestsPerMinute: 0,
  generation: 3,
  version: 1,
}

type Change = Partial<VerifyRow>

function rowOf(change: Change = {}): VerifyRow {
  const sealed = { ...facts, ...change }
  return {
    ...sealed,
    ...sealRow(sealed, testKeys.seal),
    id: 'token-1' as TokenId,
    name: 'Zapier sync',
    suspendedBy: null,
    lastUsedAt: null,
    grantable: new Set<Scope>(['contacts:read', 'contacts:write']),
    inactivityDays: 0,
    inactivitySince: null,
    policyRequestsPerMinute: 0,
    noticeDays: [],
    ...change,
  }
}

const judged = (row: VerifyRow | null, secret = 'current secret', needs: VerifyNeeds = {}) => judge(row, secret, needs, now, testKeys)
const codeOf = (change: Change, secret?: string, needs?: VerifyNeeds) => judged(rowOf(change), secret, needs).verdict.code
const unknown = { verdict: { active: false, code: 'unknown' }, secret: null, tampered: false }

it('accepts the current secret and describes the token', () => {
  expect(judged(rowOf())).toEqual({
    verdict: {
      active: true,
      code: 'ok',
      tokenKey: 'kru_0123456789abcdef',
      type: 'user',
      name: 'Zapier sync',
      scopes: ['contacts:read', 'contacts:write'],
      orgId: 'org-1',
      locationId: 'location-1',
      userId: 'user-1',
      expiresAt: at(dayMs),
      secret: 'current',
      generation: 3,
    },
    secret: 'current',
    tampered: false,
  })
})

it('accepts the previous secret until the overlap ends, as the generation before', () => {
  expect(judged(rowOf(), 'previous secret')).toMatchObject({
    verdict: { active: true, secret: 'previous', generation: 2, expiresAt: at(60_000) },
    secret: 'previous',
  })
  expect(codeOf({ previousEndsAt: at(1) }, 'previous secret')).toBe('ok')
  for (const previousEndsAt of [now, at(-1), null]) {
    expect(judged(rowOf({ previousEndsAt }), 'previous secret')).toEqual({
      verdict: { active: false, code: 'expired' },
      secret: 'previous',
      tampered: false,
    })
    expect(codeOf({ previousEndsAt })).toBe('ok')
  }
})

it('does not know a missing row, another secret, or a previous secret that is no longer stored', () => {
  expect(judged(null)).toEqual(unknown)
  expect(judged(rowOf(), 'another secret')).toEqual(unknown)
  expect(judged(rowOf({ previousDigest: null }), 'another secret')).toEqual(unknown)
  expect(judged(rowOf({ previousDigest: null }), 'previous secret')).toEqual(unknown)
  expect(codeOf({ previousDigest: null })).toBe('ok')
  expect(judged(rowOf({ previousPepperId: null }), 'previous secret')).toEqual(unknown)
})

it('does not know a row that was changed behind its seal, and reports it', () => {
  const row = { ...rowOf(), scopes: 'contacts:read contacts:write tokens:write' }
  expect(judged(row)).toEqual({ ...unknown, tampered: true })
  expect(judged(row, 'another secret')).toEqual(unknown)
})

it("does not know a token of another organization than the caller's", () => {
  expect(judged(rowOf(), 'current secret', { orgId: 'org-2' as OrgId })).toEqual(unknown)
  expect(codeOf({}, 'current secret', { orgId: 'org-1' as OrgId })).toBe('ok')
})

it.each([
  ['deleted', { revokedAt: now, expiresAt: now, deactivatedAt: now, suspendedBy: 'member', ipAllowlist: '203.0.113.0/24' }],
  ['expired', { expiresAt: now, deactivatedAt: now, suspendedBy: 'member', ipAllowlist: '203.0.113.0/24' }],
  ['deactivated', { deactivatedAt: now, suspendedBy: 'member', ipAllowlist: '203.0.113.0/24' }],
  ['suspended', { suspendedBy: 'member', ipAllowlist: '203.0.113.0/24', grantable: new Set<Scope>() }],
  ['address_not_allowed', { ipAllowlist: '203.0.113.0/24', grantable: new Set<Scope>() }],
] as const)('%s takes precedence over every later reason', (code, change) => {
  expect(judged(rowOf(change), 'current secret', { scopes: ['contacts:read'] })).toEqual({
    verdict: { active: false, code },
    secret: 'current',
    tampered: false,
  })
})

it('a token expires exactly at its expiration, and never without one', () => {
  expect(codeOf({ expiresAt: at(1) })).toBe('ok')
  expect(codeOf({ expiresAt: at(-1) })).toBe('expired')
  expect(codeOf({ expiresAt: null })).toBe('ok')
})

it('an IP allowlist accepts the IPs of any of its entries only', () => {
  const ipAllowlist = '203.0.113.0/24 2001:db8::/32'
  const codeFor = (ip?: string | null) => codeOf({ ipAllowlist }, 'current secret', ip === undefined ? {} : { ip })
  expect(['203.0.113.7', '2001:db8::1'].map(codeFor)).toEqual(['ok', 'ok'])
  expect(['198.51.100.7', null, undefined].map(codeFor)).toEqual(Array(3).fill('address_not_allowed'))
  expect(codeOf({}, 'current secret', { ip: null })).toBe('ok')
})

it('names the required scopes that a token lacks, or may no longer have', () => {
  const scopes: Scope[] = ['contacts:read', 'contacts:write', 'profile:read']
  expect(judged(rowOf(), 'current secret', { scopes })).toEqual({
    verdict: { active: false, code: 'insufficient_scope', missing: ['profile:read'] },
    secret: 'current',
    tampered: false,
  })
  const demoted = rowOf({ grantable: new Set<Scope>(['contacts:read', 'profile:read']) })
  expect(judged(demoted, 'previous secret', { scopes }).verdict).toMatchObject({ missing: ['contacts:write', 'profile:read'] })
  expect(judged(demoted).verdict).toMatchObject({ active: true, scopes: ['contacts:read'] })
})

it('a use is awaited for ten minutes after the creation, or after the rotation', () => {
  const tenMinutes = 10 * 60_000
  const awaited = (createdAt: Date, rotatedAt: Date | null) => awaitsFirstUse(rowOf({ createdAt, rotatedAt }), now)
  expect(awaited(at(-tenMinutes), null)).toBe(true)
  expect(awaited(at(-tenMinutes - 1), null)).toBe(false)
  expect(awaited(at(-dayMs), at(-tenMinutes))).toBe(true)
  expect(awaited(at(-dayMs), at(-tenMinutes - 1))).toBe(false)
})
