import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId, TokenId } from '../../ids'
import type { TabReach } from '../access'
import { maxCounted } from '../limits'
import type { TokenOwners } from '../owners-schema'
import type { ListQuery } from '../schema'
import { everyRow, type Found, type Source } from './search-store'
import { always, isInList, isOfStatus, type ListedStatus, never, rangeOfStatus, type StatusTerms, type Suspended } from './status-store'

type Sql = Prisma.Sql

/** Rows of TokenListing that a tab, a search and the filters other than status select. */
export interface Listing extends StatusTerms {
  readonly source: Source
  /** Some of the rows, to count among if they are not looked up. */
  readonly sample: Source | null
  /** The organization. */
  readonly base: Sql
  /** Conditions with an index. */
  readonly indexed: Sql
  /** True if the rows are those of one person or of locations. */
  readonly narrow: boolean
  /** Conditions that each row is compared with. */
  readonly compared: Sql
}

export const all = (conditions: readonly Sql[]): Sql => (conditions.length > 0 ? Prisma.join([...conditions], ' AND ') : always)

export function selectListing(terms: StatusTerms, reach: Reach, found: Found, ofScope: Found, query: ListQuery): Listing {
  const filters = [
    ...(query.type ? [Prisma.sql`l."type" = ${query.type}`] : []),
    ...(query.owner ? [Prisma.sql`l."ownerId" = ${query.owner}`] : []),
    ...(query.location ? [Prisma.sql`l."locationId" = ${query.location}`] : []),
  ]
  return {
    ...terms,
    source: found.source === everyRow ? ofScope.source : found.source,
    sample: ofScope.source === everyRow ? found.sample : null,
    base: reach.base,
    indexed: all([reach.shown, ...filters]),
    narrow: reach.narrow || query.owner !== null || query.location !== null,
    compared: all([found.where, ofScope.where]),
  }
}

/** The conditions of a listing on the rows of a source. */
export function conditionsOf({ base, indexed, compared }: Listing, { from, on }: Source) {
  return { from, base: all([on, base]), where: all([on, base, indexed]), compared, rest: all([indexed, compared]) }
}

/** Everything that a tab may show a person. */
export interface Reach {
  /** The organization, and managed tokens or all others. */
  readonly base: Sql
  readonly shown: Sql
  /** True if it is limited to one person or to locations. */
  readonly narrow: boolean
}

export function whereTab(orgId: OrgId, userId: string, reach: TabReach): Reach {
  const managed = reach.kind === 'managed' || reach.kind === 'everyManaged' ? 1 : 0
  const base = Prisma.sql`l."orgId" = ${orgId} AND l."managed" = ${managed}`
  return { base, shown: shownIn(userId, reach), narrow: reach.kind === 'own' || 'ids' in reach }
}

function shownIn(userId: string, reach: TabReach): Sql {
  // the concatenation keeps SQLite from reading all user tokens instead of the owner's
  if (reach.kind === 'own') return Prisma.sql`l."ownerId" = ${userId} AND l."type" || '' = 'user'`
  if (reach.kind === 'all') return always
  const type = reach.kind === 'locations' || reach.kind === 'everyLocation' ? 'location' : 'managed'
  const ofType = Prisma.sql`l."type" = ${type}`
  if (!('ids' in reach)) return ofType
  return reach.ids.length === 0 ? never : Prisma.sql`${ofType} AND l."locationId" IN (${Prisma.join([...reach.ids])})`
}

export interface StatusFilter {
  /** Empty = any. */
  readonly statuses: readonly ListedStatus[]
  /** Tokens that their owner removed from the list, too. */
  readonly withRemoved: boolean
}

export const statusFilterOf = ({ status, removed }: Pick<ListQuery, 'status' | 'removed'>): StatusFilter => ({
  statuses: status,
  withRemoved: removed || status.includes('removed'),
})

export const whereStatus = (terms: StatusTerms, { statuses, withRemoved }: StatusFilter, suspended?: Suspended): Sql =>
  all([...(withRemoved ? [] : [isInList]), ...(statuses.length > 0 ? [isOfStatus(statuses, terms, suspended)] : [])])

const whereReach = ({ base, shown }: Reach): Sql => all([base, shown])

/** Members who own a token, by name; at most 500. */
export const findOwners = (db: Reader, orgId: OrgId): Promise<TokenOwners['owners']> => db.$queryRaw`
  SELECT u."id", u."name" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
  WHERE m."orgId" = ${orgId} AND EXISTS (SELECT 1 FROM "TokenListing" l
    WHERE l."orgId" = m."orgId" AND l."managed" = 0 AND l."ownerId" = m."userId") ORDER BY u."name", u."id" LIMIT 500`

/** True if there is a token in reach. */
export async function hasTokens(db: Reader, reach: Reach): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM "TokenListing" l WHERE ${whereReach(reach)} LIMIT 1`
  return rows.length > 0
}

interface OwnSummary {
  /** Ids of the listed tokens that expire soonest and of those that were idle longest, at most `most` each. */
  readonly soonest: readonly TokenId[]
  /** Number of listed tokens that have not expired, at most `maxCounted`. */
  readonly listed: number
}

/** Of a person's own tokens, whatever the page and the filter. */
export async function summarizeOwn(db: Reader, terms: StatusTerms, own: Reach, most: number): Promise<OwnSummary> {
  const reach = whereReach(own)
  const soonest = (status: ListedStatus, column: string) => Prisma.sql`SELECT "tokenId", 0 AS "listed" FROM (SELECT l."tokenId"
    FROM "TokenListing" l WHERE ${reach} AND ${rangeOfStatus(status, terms, most)}
    AND ${whereStatus(terms, { statuses: [status], withRemoved: false })} ORDER BY l.${Prisma.raw(`"${column}"`)}, l."tokenId" LIMIT ${most}) ${Prisma.raw(status)}`
  const listed = Prisma.sql`SELECT NULL, count(*) FROM (SELECT 1 FROM "TokenListing" l
    WHERE ${reach} AND ${isInList} AND (l."expiresAt" IS NULL OR l."expiresAt" > ${terms.now}) LIMIT ${maxCounted}) n`
  const rows = await db.$queryRaw<{ tokenId: TokenId | null; listed: number | bigint }[]>`${soonest('expiring', 'expiresAt')}
    UNION ALL ${soonest('idle', 'activeAt')} UNION ALL ${listed}`
  return {
    soonest: rows.flatMap(({ tokenId }) => tokenId ?? []),
    listed: rows.reduce((sum, row) => sum + Number(row.listed), 0),
  }
}
