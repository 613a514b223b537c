import type { TokenState } from '../journal/index'
import type { SealedFacts } from './digest'

const toMs = (at: Date | null): number | null => at?.getTime() ?? null
const toDate = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))

/** The sealed facts as the journal records them. */
export const toState = (facts: SealedFacts): TokenState => ({
  tokenKey: facts.tokenKey,
  orgId: facts.orgId,
  locationId: facts.locationId,
  ownerId: facts.ownerId,
  type: facts.type,
  scopes: facts.scopes,
  ipAllowlist: facts.ipAllowlist,
  digest: facts.digest,
  pepperId: facts.pepperId,
  previousDigest: facts.previousDigest,
  previousPepperId: facts.previousPepperId,
  previousEndsAt: toMs(facts.previousEndsAt),
  previousExpiresAt: toMs(facts.previousExpiresAt),
  createdAt: facts.createdAt.getTime(),
  expiresAt: toMs(facts.expiresAt),
  keptAt: toMs(facts.keptAt),
  deactivatedAt: toMs(facts.deactivatedAt),
  removedAt: toMs(facts.removedAt),
  revokedAt: toMs(facts.revokedAt),
  rotatedAt: toMs(facts.rotatedAt),
  generation: facts.generation,
  requestsPerMinute: facts.requestsPerMinute,
  version: facts.version,
})

export const toFacts = (state: TokenState): SealedFacts => ({
  ...state,
  previousEndsAt: toDate(state.previousEndsAt),
  previousExpiresAt: toDate(state.previousExpiresAt),
  createdAt: new Date(state.createdAt),
  expiresAt: toDate(state.expiresAt),
  keptAt: toDate(state.keptAt),
  deactivatedAt: toDate(state.deactivatedAt),
  removedAt: toDate(state.removedAt),
  revokedAt: toDate(state.revokedAt),
  rotatedAt: toDate(state.rotatedAt),
})
