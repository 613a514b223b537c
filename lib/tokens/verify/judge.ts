import type { Scope, TokenType } from '../../actor'
import type { LocationId, OrgId, TokenId, TokenKey, UserId } from '../../ids'
import { isInCidrs } from '../../ip'
import type { Keys } from '../../keys'
import { matchesDigest, type Seal, type SealedFacts, sealHolds } from '../digest'
import type { Rejection } from '../schema'
import { type InactivityRule, inactivityDeletionAt, type SuspendedBy } from '../status'
import type { Verdict, VerifyNeeds } from './verdict'

/** One token row with everything a verdict depends on, read in one statement. */
export interface VerifyRow extends SealedFacts, Seal, InactivityRule {
  readonly id: TokenId
  readonly orgId: OrgId
  readonly tokenKey: TokenKey
  readonly type: TokenType
  readonly name: string
  readonly ownerId: UserId | null
  readonly locationId: LocationId | null
  readonly suspendedBy: SuspendedBy | null
  readonly lastUsedAt: Date | null
  /** What its maker may give now: the token never carries more. */
  readonly grantable: ReadonlySet<Scope>
}

/** The verdict, and what follows from it: which secret's use is recorded, and whether a row was edited behind Keyrail's back. */
export interface Judgment {
  readonly verdict: Verdict
  /** Which secret was right; null = none, so there is nothing to record. */
  readonly secret: 'current' | 'previous' | null
  readonly tampered: boolean
}

const reject = (code: Rejection, secret: Judgment['secret'] = null, tampered = false): Judgment => ({
  verdict: { active: false, code },
  secret,
  tampered,
})

/** Judges a well-formed presented token against its row. Pure: the same facts give the same verdict on every path. */
export function judge(row: VerifyRow | null, presented: string, needs: VerifyNeeds, now: Date, keys: Keys): Judgment {
  const secret = matchingSecret(row, presented, keys)
  if (!row || !secret) return reject('unknown')
  if (!sealHolds(row, keys.seal)) return reject('unknown', null, true)
  if (needs.orgId !== undefined && needs.orgId !== row.orgId) return reject('unknown')
  const rejection = rejectionByFacts(row, secret, now) ?? rejectionByAddress(row, needs)
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

function rejectionByFacts(row: VerifyRow, secret: 'current' | 'previous', now: Date): Rejection | null {
  if (row.revokedAt) return 'deleted'
  if (row.expiresAt && row.expiresAt <= now) return 'expired'
  if (secret === 'previous' && (!row.previousEndsAt || row.previousEndsAt <= now)) return 'expired'
  if (row.deactivatedAt) return 'deactivated'
  return row.suspendedBy ? 'suspended' : null
}

function rejectionByAddress(row: VerifyRow, needs: VerifyNeeds): Rejection | null {
  if (row.ipAllowlist === '') return null
  const near = needs.ip ? isInCidrs(needs.ip, row.ipAllowlist.split(' ')) : false
  return near ? null : 'address_not_allowed'
}

function judgeScopes(row: VerifyRow, secret: 'current' | 'previous', needs: VerifyNeeds): Judgment {
  const scopes = scopesNow(row)
  const missing = (needs.scopes ?? []).filter((scope) => !scopes.includes(scope))
  if (missing.length > 0) return { verdict: { active: false, code: 'insufficient_scope', missing }, secret, tampered: false }
  const { tokenKey, type, name, orgId, locationId, ownerId: userId, expiresAt } = row
  const about = { tokenKey, type, name, scopes, orgId, locationId, userId, expiresAt }
  const generation = secret === 'current' ? row.generation : row.generation - 1
  return { verdict: { active: true, code: 'ok', ...about, secret, generation }, secret, tampered: false }
}

/** What the token may do now: its scopes within what its maker may give now. */
export const scopesNow = (row: Pick<VerifyRow, 'scopes' | 'grantable'>): Scope[] =>
  row.scopes.split(' ').filter((scope) => row.grantable.has(scope))

/** So long after a secret was made somebody may be watching for its first request: the dialog that shows it does. */
export const awaitsFirstUse = ({ createdAt, rotatedAt }: VerifyRow, now: Date): boolean =>
  now.getTime() - (rotatedAt ?? createdAt).getTime() <= 10 * 60_000

/** In the days before disuse would end it, a use is written before it is answered. */
export function inNoticeWindow(row: VerifyRow, now: Date): boolean {
  const endsAt = inactivityDeletionAt(row, row)
  return endsAt !== null && endsAt.getTime() - now.getTime() <= 15 * 86_400_000
}
