import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId, TokenId } from '../../ids'
import type { TabReach } from '../access'
import { maxCounted } from '../limits'
import type { ListQuery } from '../schema'
import type { Found } from './search-store'
import { always, isInList, type ListedStatus, never, rangeOfStatus, type StatusTerms, statusOfRow } from './status-store'

type Sql = Prisma.Sql
export type ListingPart = Sql

/** Rows of TokenListing that a tab, a search and the filters other than status select. */
export interface Listing extends StatusTerms {
  readonly from: Sql
  readonly where: Sql
}

const all = (conditions: readonly Sql[]): Sql => (conditions.length > 0 ? Prisma.join([...conditions], ' AND ') : always)

export function selectListing(terms: StatusTerms, reach: Sql, found: Found, query: ListQuery): Listing {
  const filters = [
    ...(query.type ? [Prisma.sql`l."type" = ${query.type}`] : []),
    ...(query.owner ? [Prisma.sql`l."ownerId" = ${query.owner}`] : []),
    ...(query.location ? [Prisma.sql`l."locationId" = ${query.location}`] : []),
    // scopes are space separated
    ...(query.scope ? [Prisma.sql`replace(' ' || l."scopes" || ' ', ${` ${query.scope} `}, '') <> ' ' || l."scopes" || ' '`] : []),
  ]
  return { ...terms, from: found.from, where: all([reach, found.where, ...filters]) }
}

/** Everything that a tab may show a person. */
export function whereTab(orgId: OrgId, userId: string, reach: TabReach): Sql {
  const managed = reach.kind === 'managed' || reach.kind === 'everyManaged' ? 1 : 0
  const base = Prisma.sql`l."orgId" = ${orgId} AND l."managed" = ${managed}`
  // the concatenation keeps SQLite from reading all user tokens instead of the owner's
  if (reach.kind === 'own') return Prisma.sql`${base} AND l."ownerId" = ${userId} AND l."type" || '' = 'user'`
  const ofType = reach.kind === 'locations' || reach.kind === 'everyLocation' ? Prisma.sql`${base} AND l."type" = 'location'` : base
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

export function whereStatus(terms: StatusTerms, { statuses, withRemoved }: StatusFilter): Sql {
  const [only] = statuses
  return all([
    ...(withRemoved ? [] : [isInList]),
    ...(only && statuses.length === 1 ? [rangeOfStatus(only, terms)] : []),
    ...(only ? [Prisma.sql`${statusOfRow(terms)} IN (${Prisma.join([...statuses])})`] : []),
  ])
}

interface Slice {
  readonly skip: number
  readonly take: number
  /** True if there are few of them: they are looked up by what they have in common, and sorted. */
  readonly few: boolean
}

/** Ids in the order of the list. */
export async function findListedIds(db: Reader, listing: Listing, query: ListQuery, { skip, take, few }: Slice): Promise<TokenId[]> {
  const rows = await db.$queryRaw<{ tokenId: TokenId }[]>`SELECT l."tokenId" FROM ${listing.from}
    WHERE ${listing.where} AND ${whereStatus(listing, statusFilterOf(query))} ORDER BY ${orderOf(query.sort, few)} LIMIT ${take} OFFSET ${skip}`
  return rows.map(({ tokenId }) => tokenId)
}

/** The id breaks ties, so that pages never overlap. */
function orderOf(sort: ListQuery['sort'], few: boolean): Sql {
  const direction = sort.endsWith('.asc') ? 'ASC' : 'DESC'
  // an expression, so that no database reads a long list in its order to find the few
  const valueIn = (column: string) => (few ? `coalesce(l."${column}", l."${column}")` : `l."${column}"`)
  const by = (column: string, nulls = '') => Prisma.raw(`${valueIn(column)} ${direction}${nulls}, l."tokenId" ${direction}`)
  if (sort.startsWith('name')) return by('search')
  if (sort.startsWith('expires')) return by('expiresAt', ' NULLS LAST')
  if (sort.startsWith('last_used')) return by('usedAt', ' NULLS LAST')
  return by('createdAt')
}

interface Reachable {
  /** Members who own a token, by name; at most 500. Empty unless asked for. */
  readonly owners: readonly { readonly id: string; readonly name: string }[]
  /** True if there is a token in the tab of managed tokens; false without that tab. */
  readonly managed: boolean
}

export async function findReachable(db: Reader, orgId: OrgId, withOwners: boolean, managed: Sql | null): Promise<Reachable> {
  const owners = Prisma.sql`SELECT u."id", u."name" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."orgId" = ${withOwners ? orgId : ''} AND EXISTS (SELECT 1 FROM "TokenListing" l
      WHERE l."orgId" = m."orgId" AND l."managed" = 0 AND l."ownerId" = m."userId") ORDER BY u."name", u."id" LIMIT 500`
  const rows = await db.$queryRaw<{ id: string | null; name: string | null }[]>`SELECT "id", "name" FROM (${owners}) o
    UNION ALL SELECT NULL, NULL WHERE EXISTS (SELECT 1 FROM "TokenListing" l WHERE ${managed ?? never})`
  const named = rows.flatMap(({ id, name }) => (id === null || name === null ? [] : [{ id, name }]))
  return { owners: named, managed: named.length < rows.length }
}

interface OwnSummary {
  /** Ids of the listed tokens that expire soonest and of those that were idle longest, at most `most` each. */
  readonly soonest: readonly TokenId[]
  /** Number of listed tokens that have not expired, at most `maxCounted`. */
  readonly listed: number
}

/** Of a person's own tokens, whatever the page and the filter. */
export async function summarizeOwn(db: Reader, terms: StatusTerms, reach: Sql, most: number): Promise<OwnSummary> {
  const soonest = (status: ListedStatus, column: string) => Prisma.sql`SELECT "tokenId", 0 AS "listed" FROM (SELECT l."tokenId"
    FROM "TokenListing" l WHERE ${reach} AND ${whereStatus(terms, { statuses: [status], withRemoved: false })}
    ORDER BY l.${Prisma.raw(`"${column}"`)}, l."tokenId" LIMIT ${most}) ${Prisma.raw(status)}`
  const listed = Prisma.sql`SELECT NULL, count(*) FROM (SELECT 1 FROM "TokenListing" l
    WHERE ${reach} AND ${isInList} AND (l."expiresAt" IS NULL OR l."expiresAt" > ${terms.now}) LIMIT ${maxCounted}) n`
  const rows = await db.$queryRaw<{ tokenId: TokenId | null; listed: number | bigint }[]>`${soonest('expiring', 'expiresAt')}
    UNION ALL ${soonest('idle', 'activeAt')} UNION ALL ${listed}`
  return {
    soonest: rows.flatMap(({ tokenId }) => tokenId ?? []),
    listed: rows.reduce((sum, row) => sum + Number(row.listed), 0),
  }
}
