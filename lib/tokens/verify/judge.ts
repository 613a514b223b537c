import type { Scope, TokenType } from '../../actor'
import type { LocationId, OrgId, TokenId, TokenKey, UserId } from '../../ids'
import { isInCidrs } from '../../ip'
import type { Keys } from '../../keys'
import { matchesDigest, type Seal, type SealedFacts, sealHolds } from '../digest'
import type { InactivityTerms } from '../expiry/inactivity'
import type { Rejection } from '../schema'
import { type SuspendedBy, secretExpiration } from '../status'
import type { Verdict, VerifyNeeds } from './verdict'

/** A token row with everything a verdict depends on, read in one statement. */
export interface VerifyRow extends SealedFacts, Seal, InactivityTerms {
  readonly id: TokenId
  readonly orgId: OrgId
  readonly tokenKey: TokenKey
  readonly type: TokenType
  readonly name: string
  readonly ownerId: UserId | null
  readonly locationId: LocationId | null
  readonly suspendedBy: SuspendedBy | null
  readonly lastUsedAt: Date | null
  /** Limit of the policy; 0 = none. */
  readonly policyRequestsPerMinute: number
  /** Scopes that its type and its owner's role allow now: an upper bound for the token's scopes. */
  readonly grantable: ReadonlySet<Scope>
}

export interface Judgment {
  readonly verdict: Verdict
  /** The secret that matched; null = none, so no use is recorded. */
  readonly secret: 'current' | 'previous' | null
  /** True if the row was modified outside Keyrail. */
  readonly tampered: boolean
}

const reject = (code: Rejection, secret: Judgment['secret'] = null, tampered = false): Judgment => ({
  verdict: { active: false, code },
  secret,
  tampered,
})

/** Judges a well-formed token against its row. Pure. */
export function judge(row: VerifyRow | null, presented: string, needs: VerifyNeeds, now: Date, keys: Keys): Judgment {
  const secret = matchingSecret(row, presented, keys)
  if (!row || !secret) return reject('unknown')
  if (!sealHolds(row, keys.seal)) return reject('unknown', null, true)
  if (needs.orgId !== undefined && needs.orgId !== row.orgId) return reject('unknown')
  const rejection = rejectionByState(row, secret, now) ?? rejectionByIp(row, needs)
  if (rejection) return reject(rejection, secret)
  return judgeScopes(row, secret, needs)
}

function matchingSecret(row: VerifyRow | null, presented: string, keys: Keys): 'current' | 'previous' | null {
  const current = matchesDigest(presented, row, keys.pepper)
  if (!row?.previousDigest) return current ? 'current' : null
  const previous = { digest: row.previousDigest, pepperId: row.previousPepperId ?? '' }
  if (current) return 'current'
  return matchesDigest(presented, previous, keys.pepper) ? 'previous' : null
}

function rejectionByState(row: VerifyRow, secret: 'current' | 'previous', now: Date): Rejection | null {
  if (row.revokedAt) return 'deleted'
  if (row.expiresAt && row.expiresAt <= now) return 'expired'
  if (secret === 'previous' && (!row.previousEndsAt || row.previousEndsAt <= now)) return 'expired'
  if (row.deactivatedAt) return 'deactivated'
  return row.suspendedBy ? 'suspended' : null
}

function rejectionByIp(row: VerifyRow, needs: VerifyNeeds): Rejection | null {
  if (row.ipAllowlist === '') return null
  const allowed = needs.ip ? isInCidrs(needs.ip, row.ipAllowlist.split(' ')) : false
  return allowed ? null : 'address_not_allowed'
}

function judgeScopes(row: VerifyRow, secret: 'current' | 'previous', needs: VerifyNeeds): Judgment {
  const scopes = scopesNow(row)
  const missing = (needs.scopes ?? noScopes).filter((scope) => !scopes.includes(scope))
  if (missing.length > 0) return { verdict: { active: false, code: 'insufficient_scope', missing }, secret, tampered: false }
  const { tokenKey, type, name, orgId, locationId, ownerId: userId } = row
  const expiresAt = secretExpiration(row, secret)
  const generation = secret === 'current' ? row.generation : row.generation - 1
  const verdict: Verdict = {
    active: true,
    code: 'ok',
    tokenKey,
    type,
    name,
    scopes,
    orgId,
    locationId,
    userId,
    expiresAt,
    secret,
    generation,
  }
  return { verdict, secret, tampered: false }
}

const noScopes: readonly Scope[] = []

/** The token's scopes that are still grantable. */
const scopesNow = (row: Pick<VerifyRow, 'scopes' | 'grantable'>): Scope[] =>
  row.scopes.split(' ').filter((scope) => row.grantable.has(scope))

/** True within ten minutes of a new secret: the dialog that shows it may be waiting for the first request. */
export const awaitsFirstUse = ({ createdAt, rotatedAt }: VerifyRow, now: Date): boolean =>
  now.getTime() - (rotatedAt ?? createdAt).getTime() <= 10 * 60_000
