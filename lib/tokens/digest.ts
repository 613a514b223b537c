import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RingKey } from '../keys'

/** Stored instead of a secret, with the id of the key it was made with. */
export interface Digest {
  readonly digest: string
  readonly pepperId: string
}

const tokenLabel = 'keyrail token v1\0'
const sealLabel = 'keyrail seal v1\0'
/** Compared with a presented token when there is no row: takes the same time and never matches. */
const nothing: Digest = { digest: 'A'.repeat(43), pepperId: '' }

export function digestToken(token: string, pepper: readonly RingKey[]): Digest {
  const key = first(pepper)
  return { digest: mac(key, tokenLabel, token), pepperId: key.id }
}

/** True if the digest was made from the presented token; takes the same time if there is no digest. */
export function matchesDigest(token: string, stored: Digest | null, pepper: readonly RingKey[]): boolean {
  const compared = stored ?? nothing
  const key = pepper.find((candidate) => candidate.id === compared.pepperId)
  const same = equal(mac(key ?? first(pepper), tokenLabel, token), compared.digest)
  return same && key !== undefined && stored !== null
}

/** Columns of a token row that the seal protects. */
export interface SealedFacts {
  readonly tokenKey: string
  readonly orgId: string
  readonly locationId: string | null
  readonly ownerId: string | null
  readonly type: string
  readonly scopes: string
  readonly ipAllowlist: string
  readonly digest: string
  readonly pepperId: string
  readonly previousDigest: string | null
  readonly previousPepperId: string | null
  readonly previousEndsAt: Date | null
  readonly previousExpiresAt: Date | null
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly keptAt: Date | null
  readonly deactivatedAt: Date | null
  readonly removedAt: Date | null
  readonly revokedAt: Date | null
  readonly rotatedAt: Date | null
  readonly generation: number
  /** 0 = no limit but that of the policy. */
  readonly requestsPerMinute: number
  readonly version: number
}

export interface Seal {
  readonly seal: string
  readonly sealId: string
}

/** A second MAC, over the columns of a row: a row edited by SQL no longer matches its seal. */
export const sealRow = (facts: SealedFacts, ring: readonly RingKey[]): Seal => sealText(sealLabel, canonical(facts), ring)

export const sealHolds = (row: SealedFacts & Seal, ring: readonly RingKey[]): boolean => textSealHolds(sealLabel, canonical(row), row, ring)

/** Seals a text under the first key of the ring. Each kind of row has its own label. */
export function sealText(label: string, text: string, ring: readonly RingKey[]): Seal {
  const key = first(ring)
  return { seal: mac(key, label, text), sealId: key.id }
}

export function textSealHolds(label: string, text: string, { seal, sealId }: Seal, ring: readonly RingKey[]): boolean {
  const key = ring.find((candidate) => candidate.id === sealId)
  return key !== undefined && equal(mac(key, label, text), seal)
}

function canonical(facts: SealedFacts): string {
  const time = (at: Date | null) => at?.getTime() ?? null
  return JSON.stringify([
    facts.tokenKey,
    facts.orgId,
    facts.locationId,
    facts.ownerId,
    facts.type,
    facts.scopes,
    facts.ipAllowlist,
    facts.digest,
    facts.pepperId,
    facts.previousDigest,
    facts.previousPepperId,
    time(facts.previousEndsAt),
    time(facts.createdAt),
    time(facts.expiresAt),
    time(facts.keptAt),
    time(facts.deactivatedAt),
    time(facts.removedAt),
    time(facts.revokedAt),
    time(facts.rotatedAt),
    facts.generation,
    facts.version,
    // left out when unset, so that the seals of older rows still match
    ...(facts.previousExpiresAt ? [time(facts.previousExpiresAt)] : []),
    ...(facts.requestsPerMinute > 0 ? [{ requestsPerMinute: facts.requestsPerMinute }] : []),
  ])
}

function mac(key: RingKey, label: string, text: string): string {
  return createHmac('sha256', key.key)
    .update(label + text)
    .digest('base64url')
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function first(ring: readonly RingKey[]): RingKey {
  const [key] = ring
  if (!key) throw new Error('The key ring is empty.')
  return key
}
