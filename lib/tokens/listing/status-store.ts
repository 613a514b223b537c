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
export const statusOfRow = (terms: StatusTerms): Sql => firstStatus(statusRules(terms, suspendedIn(terms)))

/** True for rows of one of the statuses. Depends on nothing that only decides between others, so that an index can answer it. */
export function isOfStatus(statuses: readonly ListedStatus[], terms: StatusTerms, suspended = suspendedIn(terms)): Sql {
  const rules = statusRules(terms, suspended)
  const last = statuses.includes('active') ? rules.length : rules.findLastIndex(({ status }) => statuses.includes(status)) + 1
  return Prisma.sql`${firstStatus(rules.slice(0, last))} IN (${Prisma.join([...statuses])})`
}

interface StatusRule {
  readonly status: ListedStatus
  readonly when: Sql
}

const firstStatus = (rules: readonly StatusRule[]): Sql => {
  const cases = rules.map(({ status, when }) => Prisma.sql`WHEN ${when} THEN ${Prisma.raw(`'${status}'`)}`)
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} ELSE 'active' END`
}

/** The first that holds is the status; without any, it is active. */
function statusRules(terms: StatusTerms, suspended: Suspended): readonly StatusRule[] {
  const { now } = terms
  return [
    { status: 'expired', when: Prisma.sql`l."expiresAt" <= ${now}` },
    { status: 'deactivated', when: Prisma.sql`l."deactivatedAt" IS NOT NULL` },
    { status: 'suspended', when: isSuspended(terms, suspended) },
    { status: 'rotating', when: Prisma.sql`l."previousEndsAt" > ${now}` },
    { status: 'idle', when: isIdle(terms) },
    { status: 'expiring', when: Prisma.sql`l."expiresAt" <= ${soonAfter(now)}` },
    { status: 'removed', when: Prisma.sql`l."removedAt" IS NOT NULL` },
  ]
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

/** Rows to count a status among, in a statement that begins with `withSuspended`. Each row is in one of them at most. */
export function rangesOfStatus(status: ListedStatus, terms: StatusTerms, most: number): Sql[] {
  if (status === 'suspended') return suspendedRanges(terms, suspendedOnce)
  return [Prisma.sql`${rangeOfStatus(status, terms, most)} ORDER BY ${Prisma.raw(latestFirst[status])}`]
}

/**
 * Orders of the indexes of the ranges. What ended long ago is last: it is the most likely to have another status by now, and
 * tokens that were used lately are the most likely to be active.
 */
const latestFirst: Readonly<Record<Exclude<ListedStatus, 'suspended'>, string>> = {
  expired: 'l."expiresAt" DESC',
  deactivated: 'l."deactivatedAt" DESC, l."expiresAt" DESC',
  rotating: 'l."previousEndsAt" DESC',
  idle: 'l."activeAt" DESC',
  expiring: 'l."expiresAt" DESC',
  removed: 'l."removedAt" DESC',
  active: 'l."activeAt" DESC',
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

/** Whose and which tokens are suspended, as queries of ids. */
export interface Suspended {
  readonly owners: Sql
  readonly locations: Sql
}

const suspendedIn = ({ orgId }: StatusTerms): Suspended => ({
  owners: Prisma.sql`SELECT m."userId" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
  WHERE m."orgId" = ${orgId} AND (m."deactivatedAt" IS NOT NULL OR u."deactivatedAt" IS NOT NULL)`,
  locations: Prisma.sql`SELECT p."id" FROM "Location" p WHERE p."orgId" = ${orgId} AND p."archivedAt" IS NOT NULL`,
})

/** Read once in a statement that begins with `withSuspended`, however often it uses them. */
export const suspendedOnce: Suspended = {
  owners: Prisma.sql`SELECT "userId" FROM "suspendedOwner"`,
  locations: Prisma.sql`SELECT "id" FROM "suspendedLocation"`,
}

export function withSuspended(terms: StatusTerms): Sql {
  const { owners, locations } = suspendedIn(terms)
  return Prisma.sql`WITH "suspendedOwner" AS MATERIALIZED (${owners}), "suspendedLocation" AS MATERIALIZED (${locations})`
}

const isClosing = ({ orgId }: StatusTerms): Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Organization" o WHERE o."id" = ${orgId} AND o."closingAt" IS NOT NULL)`

/** The subqueries don't depend on the row: they run once. */
const isSuspended = (terms: StatusTerms, { owners, locations }: Suspended): Sql => Prisma.sql`(l."ownerId" IN (${owners})
  OR l."locationId" IN (${locations}) OR ${isClosing(terms)})`

/** Ranges that have every suspended token, each in one of them. */
function suspendedRanges(terms: StatusTerms, { owners, locations }: Suspended): Sql[] {
  const closing = isClosing(terms)
  return [
    Prisma.sql`l."ownerId" IN (${owners}) AND NOT ${closing}`,
    Prisma.sql`l."locationId" IN (${locations}) AND (l."ownerId" IN (${owners})) IS NOT TRUE AND NOT ${closing}`,
    closing,
  ]
}

function suspendedIds(terms: StatusTerms, most: number): Sql {
  const { owners, locations } = suspendedIn(terms)
  const because = (reason: Sql, name: string) => Prisma.sql`SELECT "tokenId" FROM (SELECT s."tokenId" FROM "TokenListing" s
    WHERE s."orgId" = ${terms.orgId} AND s."managed" IN (0, 1) AND ${reason} LIMIT ${most}) ${Prisma.raw(name)}`
  return Prisma.sql`${because(Prisma.sql`s."ownerId" IN (${owners})`, 'o')}
    UNION ALL ${because(Prisma.sql`s."locationId" IN (${locations})`, 'p')} UNION ALL ${because(isClosing(terms), 'c')}`
}
