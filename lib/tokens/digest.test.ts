import { expect, it } from 'vitest'
import { testKeys } from '../testing/fixtures/keys'
import { digestToken, matchesDigest, type SealedFacts, sealHolds, sealRow } from './digest'

const token = 'kru_0123456789abcdef_secret'
const [current, previous] = testKeys.pepper
const now = new Date('2026-11-20T12:00:00Z')

it('a digest matches the token it was made from and no other', () => {
  const stored = digestToken(token, testKeys.pepper)
  expect(matchesDigest(token, stored, testKeys.pepper)).toBe(true)
  expect(matchesDigest(`${token}x`, stored, testKeys.pepper)).toBe(false)
})

it('a digest of the previous pepper still matches after the pepper was rotated', () => {
  if (!previous) throw new Error('one pepper only')
  const old = digestToken(token, [previous])
  expect(matchesDigest(token, old, testKeys.pepper)).toBe(true)
})

it('a digest made with a deleted pepper matches nothing', () => {
  if (!current || !previous) throw new Error('one pepper only')
  expect(matchesDigest(token, digestToken(token, [previous]), [current])).toBe(false)
})

it('a missing row matches nothing, and an unknown pepper id does not fall back to another key', () => {
  expect(matchesDigest(token, null, testKeys.pepper)).toBe(false)
  const stored = digestToken(token, testKeys.pepper)
  expect(matchesDigest(token, { ...stored, pepperId: 'other' }, testKeys.pepper)).toBe(false)
})

it('an empty key ring throws', () => {
  expect(() => digestToken(token, [])).toThrow('empty')
})

const facts: SealedFacts = {
  tokenKey: 'kru_0123456789abcdef',
  orgId: 'o',
  locationId: 'l',
  ownerId: 'p',
  type: 'user',
  scopes: 'a:b',
  ipAllowlist: '',
  digest: 'd',
  pepperId: 'p2',
  previousDigest: 'e',
  previousPepperId: 'p1',
  previousEndsAt: now,
  previousExpiresAt: now,
  createdAt: now,
  expiresAt: now,
  keptAt: now,
  deactivatedAt: now,
  removedAt: now,
  revokedAt: now,
  rotatedAt: now,
  requestsPerMinute: 60,
  generation: 1,
  version: 1,
}

it.each(Object.keys(facts) as (keyof SealedFacts)[])('a seal does not match after %s changed', (field) => {
  const row = { ...facts, ...sealRow(facts, testKeys.seal) }
  const value = facts[field]
  const text = typeof value === 'number' ? value + 1 : `${value}x`
  const other = value instanceof Date ? null : text
  expect(sealHolds(row, testKeys.seal)).toBe(true)
  expect(sealHolds({ ...row, [field]: other }, testKeys.seal)).toBe(false)
})

it('a seal made with the previous key matches, one made with an unknown key does not', () => {
  const old = { ...facts, ...sealRow(facts, testKeys.seal.slice(1)) }
  expect(sealHolds(old, testKeys.seal)).toBe(true)
  expect(sealHolds(old, testKeys.seal.slice(0, 1))).toBe(false)
  expect(sealHolds({ ...old, sealId: 'other' }, testKeys.seal)).toBe(false)
})
