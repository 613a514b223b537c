import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId } from '../../ids'
import { daysAfter } from '../../time/calendar'
import { soonDays } from '../limits'
import type { Policy } from '../policy/policy'
import type { TokenStatus } from '../schema'

type Sql = Prisma.Sql
export type ListedStatus = Exclude<TokenStatus, 'deleted'>

/** Facts outside a token that its status depends on. */
export interface StatusTerms {
  readonly orgId: OrgId
  readonly policy: Policy
  readonly now: Date
}

/** `statusOf` in SQL, for rows `l` of TokenListing. */
export function statusOfRow(terms: StatusTerms): Sql {
  const { now } = terms
  return Prisma.sql`CASE WHEN l."expiresAt" <= ${now} THEN 'expired' WHEN l."deactivatedAt" IS NOT NULL THEN 'deactivated'
    WHEN ${isSuspended(terms)} THEN 'suspended' WHEN l."previousEndsAt" > ${now} THEN 'rotating' WHEN ${isIdle(terms)} THEN 'idle'
    WHEN l."expiresAt" <= ${soonAfter(now)} THEN 'expiring' WHEN l."removedAt" IS NOT NULL THEN 'removed' ELSE 'active' END`
}

/** The statuses of tokens that requests are accepted from. */
export const workingStatuses: readonly ListedStatus[] = ['rotating', 'idle', 'expiring', 'removed', 'active']

/**
 * What every token of a status has in common, as the range of an index, so that a rare status is found without a scan. Of suspended
 * tokens, at least `most` if there are as many.
 */
export function rangeOfStatus(status: ListedStatus, terms: StatusTerms, most: number): Sql {
  const { now } = terms
  const ranges: Record<ListedStatus, Sql> = {
    expired: Prisma.sql`l."expiresAt" <= ${now}`,
    deactivated: Prisma.sql`l."deactivatedAt" > ${earliest}`,
    suspended: Prisma.sql`l."tokenId" IN (${suspendedIds(terms, most)})`,
    rotating: Prisma.sql`l."previousEndsAt" > ${now}`,
    idle: isIdle(terms),
    expiring: Prisma.sql`l."expiresAt" > ${now} AND l."expiresAt" <= ${soonAfter(now)}`,
    removed: isRemoved,
    active: always,
  }
  return ranges[status]
}

/** Part of an order that has every token of a status: the dates of some statuses are on one side of now. */
export function rangeInOrder(statuses: readonly ListedStatus[], column: string, terms: StatusTerms): DateRange {
  const [only, ...others] = statuses
  if (only === undefined || others.length > 0) return {}
  const { now } = terms
  if (only === 'expired' && column === 'expiresAt') return { until: now, always: true }
  if (only === 'expiring' && column === 'expiresAt') return { after: now, until: soonAfter(now), always: true }
  const idleSince = only === 'idle' ? latestIdleStart(terms) : null
  return idleSince && (column === 'usedAt' || column === 'createdAt') ? { until: idleSince } : {}
}

interface DateRange {
  readonly after?: Date
  readonly until?: Date
  /** True if every token of the status has this date. */
  readonly always?: boolean
}

export const always = Prisma.sql`1 = 1`
export const never = Prisma.sql`1 = 0`
/** Before every date: `IS NOT NULL` is no range of an index on SQLite. */
const earliest = new Date(1)
export const isRemoved = Prisma.sql`l."removedAt" > ${earliest}`
/** Written so that SQLite takes no index for it: most tokens are in the list. */
export const isInList = Prisma.sql`(l."removedAt" IS NULL) = TRUE`

const soonAfter = (now: Date): Date => daysAfter(now, soonDays)

function isIdle(terms: StatusTerms): Sql {
  const since = latestIdleStart(terms)
  return since ? Prisma.sql`(l."managed" = 0 AND l."activeAt" <= ${since})` : never
}

/** Tokens whose inactivity period started by then are idle; null if there are none. */
function latestIdleStart({ policy, now }: StatusTerms): Date | null {
  if (policy.inactivityDays === 0) return null
  const latest = daysAfter(now, soonDays - policy.inactivityDays)
  return policy.inactivitySince && policy.inactivitySince > latest ? null : latest
}

const suspendedOwners = ({
  orgId,
}: StatusTerms): Sql => Prisma.sql`SELECT m."userId" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
  WHERE m."orgId" = ${orgId} AND (m."deactivatedAt" IS NOT NULL OR u."deactivatedAt" IS NOT NULL)`
const archivedLocations = ({ orgId }: StatusTerms): Sql =>
  Prisma.sql`SELECT p."id" FROM "Location" p WHERE p."orgId" = ${orgId} AND p."archivedAt" IS NOT NULL`
const isClosing = ({ orgId }: StatusTerms): Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Organization" o WHERE o."id" = ${orgId} AND o."closingAt" IS NOT NULL)`

/** The subqueries don't depend on the row: they run once. */
const isSuspended = (terms: StatusTerms): Sql => Prisma.sql`(l."ownerId" IN (${suspendedOwners(terms)})
  OR l."locationId" IN (${archivedLocations(terms)}) OR ${isClosing(terms)})`

function suspendedIds(terms: StatusTerms, most: number): Sql {
  const because = (reason: Sql, name: string) => Prisma.sql`SELECT "tokenId" FROM (SELECT s."tokenId" FROM "TokenListing" s
    WHERE s."orgId" = ${terms.orgId} AND s."managed" IN (0, 1) AND ${reason} LIMIT ${most}) ${Prisma.raw(name)}`
  return Prisma.sql`${because(Prisma.sql`s."ownerId" IN (${suspendedOwners(terms)})`, 'o')}
    UNION ALL ${because(Prisma.sql`s."locationId" IN (${archivedLocations(terms)})`, 'p')} UNION ALL ${because(isClosing(terms), 'c')}`
}
