import type { TokenType } from '../actor'
import { daysAfter } from '../time/calendar'
import { soonDays } from './limits'
import type { TokenStatus } from './schema'

/** Why a token that nobody switched off is rejected all the same. */
export type SuspendedBy = 'member' | 'location' | 'organization'

/** Who and what a token stands on, and since when each of them is off. */
export interface SuspensionFacts {
  readonly closingAt: Date | null
  readonly ownerId: string | null
  /** Null when the owner is no member any more. */
  readonly ownerRole: string | null
  readonly memberDeactivatedAt: Date | null
  readonly personDeactivatedAt: Date | null
  readonly archivedAt: Date | null
}

export function suspendedBy(ground: SuspensionFacts): SuspendedBy | null {
  if (ground.closingAt) return 'organization'
  if (ground.ownerId && (ground.ownerRole === null || ground.memberDeactivatedAt || ground.personDeactivatedAt)) return 'member'
  return ground.archivedAt ? 'location' : null
}

/** The dated facts a status follows from. */
export interface StatusFacts {
  readonly type: TokenType
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly keptAt: Date | null
  readonly deactivatedAt: Date | null
  readonly removedAt: Date | null
  readonly revokedAt: Date | null
  readonly previousEndsAt: Date | null
  readonly lastUsedAt: Date | null
  readonly suspendedBy: SuspendedBy | null
}

/** The part of the policy a status depends on. `inactivityDays` 0 = tokens never end by disuse. */
export interface InactivityRule {
  readonly inactivityDays: number
  readonly inactivitySince: Date | null
}

/** The status of a token at a moment: first match wins. */
export function statusOf(facts: StatusFacts, rule: InactivityRule, now: Date): TokenStatus {
  const past = (at: Date | null) => at !== null && at <= now
  const soon = (at: Date | null) => at !== null && at <= daysAfter(now, soonDays)
  if (facts.revokedAt) return 'deleted'
  if (past(facts.expiresAt)) return 'expired'
  if (facts.deactivatedAt) return 'deactivated'
  if (facts.suspendedBy) return 'suspended'
  if (facts.previousEndsAt && !past(facts.previousEndsAt)) return 'rotating'
  if (soon(inactivityDeletionAt(facts, rule))) return 'idle'
  if (soon(facts.expiresAt)) return 'expiring'
  return facts.removedAt ? 'removed' : 'active'
}

const working: ReadonlySet<TokenStatus> = new Set(['rotating', 'idle', 'expiring', 'removed', 'active'])

/** Whether a token of this status still verifies. */
export const stillWorks = (status: TokenStatus): boolean => working.has(status)

/**
 * When disuse ends it; null where the rule is off. Counts from the latest of creation, last use, the rule and "keep".
 * A managed token lives as long as its destination.
 */
export function inactivityDeletionAt(
  facts: Pick<StatusFacts, 'type' | 'createdAt' | 'keptAt' | 'lastUsedAt'>,
  rule: InactivityRule,
): Date | null {
  if (rule.inactivityDays === 0 || facts.type === 'managed') return null
  const starts = [facts.createdAt, facts.keptAt, facts.lastUsedAt, rule.inactivitySince]
  const latest = Math.max(...starts.map((at) => at?.getTime() ?? 0))
  return daysAfter(new Date(latest), rule.inactivityDays)
}
