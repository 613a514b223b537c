import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId, TokenId } from '../../ids'
import type { TabReach } from '../access'
import type { ListQuery } from '../schema'
import type { Found } from './search-store'
import { always, isInList, type ListedStatus, rangeOfStatus, type StatusTerms, statusOfRow } from './status-store'

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
  return reach.ids.length === 0 ? Prisma.sql`1 = 0` : Prisma.sql`${ofType} AND l."locationId" IN (${Prisma.join([...reach.ids])})`
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
}

/** Ids in the order of the list. */
export async function findListedIds(db: Reader, listing: Listing, query: ListQuery, { skip, take }: Slice): Promise<TokenId[]> {
  const rows = await db.$queryRaw<{ tokenId: TokenId }[]>`SELECT l."tokenId" FROM ${listing.from}
    WHERE ${listing.where} AND ${whereStatus(listing, statusFilterOf(query))} ORDER BY ${orderOf(query.sort)} LIMIT ${take} OFFSET ${skip}`
  return rows.map(({ tokenId }) => tokenId)
}

/** The id breaks ties, so that pages never overlap. */
function orderOf(sort: ListQuery['sort']): Sql {
  const direction = sort.endsWith('.asc') ? 'ASC' : 'DESC'
  const by = (column: string, nulls = '') => Prisma.raw(`l."${column}" ${direction}${nulls}, l."tokenId" ${direction}`)
  if (sort.startsWith('name')) return by('search')
  if (sort.startsWith('expires')) return by('expiresAt', ' NULLS LAST')
  if (sort.startsWith('last_used')) return by('usedAt', ' NULLS LAST')
  return by('createdAt')
}

/** Ids of the listed tokens that expire soonest and of those that were idle longest, at most `most` each. */
export async function findSoonestIds(db: Reader, terms: StatusTerms, reach: Sql, most: number): Promise<TokenId[]> {
  const soonest = (status: ListedStatus, column: string) => Prisma.sql`SELECT "tokenId" FROM (SELECT l."tokenId" FROM "TokenListing" l
    WHERE ${reach} AND ${whereStatus(terms, { statuses: [status], withRemoved: false })}
    ORDER BY l.${Prisma.raw(`"${column}"`)}, l."tokenId" LIMIT ${most}) ${Prisma.raw(status)}`
  const rows = await db.$queryRaw<{ tokenId: TokenId }[]>`${soonest('expiring', 'expiresAt')} UNION ALL ${soonest('idle', 'activeAt')}`
  return rows.map(({ tokenId }) => tokenId)
}
