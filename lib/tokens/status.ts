import type { TokenType } from '../actor'
import { daysAfter } from '../time/calendar'
import { soonDays } from './limits'
import type { TokenStatus } from './schema'

/** Why a token that was not deactivated itself is suspended. */
export type SuspendedBy = 'member' | 'location' | 'organization'

/** When the organization, owner or location of a token was deactivated. */
export interface SuspensionFacts {
  readonly closingAt: Date | null
  readonly ownerId: string | null
  /** Null if the owner is no longer a member. */
  readonly ownerRole: string | null
  readonly memberDeactivatedAt: Date | null
  readonly personDeactivatedAt: Date | null
  readonly archivedAt: Date | null
}

export function suspendedBy(facts: SuspensionFacts): SuspendedBy | null {
  if (facts.closingAt) return 'organization'
  if (facts.ownerId && (facts.ownerRole === null || facts.memberDeactivatedAt || facts.personDeactivatedAt)) return 'member'
  return facts.archivedAt ? 'location' : null
}

/** Facts that a status is derived from. */
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

/** Expiration of one secret of a token: the old one of a rotating token works until the overlap ends. */
export function secretExpiration(
  { expiresAt, previousEndsAt }: Pick<StatusFacts, 'expiresAt' | 'previousEndsAt'>,
  secret: 'current' | 'previous',
): Date | null {
  if (secret === 'current' || previousEndsAt === null) return expiresAt
  return expiresAt !== null && expiresAt < previousEndsAt ? expiresAt : previousEndsAt
}

/** The inactivity rule of a policy. `inactivityDays` 0 = inactive tokens are never deleted. */
export interface InactivityRule {
  readonly inactivityDays: number
  readonly inactivitySince: Date | null
}

/** The order of the checks is the order of precedence. */
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

/** True if a token of this status is accepted. */
export const stillWorks = (status: TokenStatus): boolean => working.has(status)

/**
 * When it will be deleted for inactivity; null without the rule. The period starts at the latest of creation, last use,
 * "keep" and the start of the rule. A managed token exists as long as its destination.
 */
export function inactivityDeletionAt(
  facts: Pick<StatusFacts, 'type' | 'createdAt' | 'keptAt' | 'lastUsedAt'>,
  rule: InactivityRule,
): Date | null {
  if (rule.inactivityDays === 0 || facts.type === 'managed') return null
  const time = (at: Date | null) => at?.getTime() ?? 0
  const latest = Math.max(facts.createdAt.getTime(), time(facts.keptAt), time(facts.lastUsedAt), time(rule.inactivitySince))
  return daysAfter(new Date(latest), rule.inactivityDays)
}
