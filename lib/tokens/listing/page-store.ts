import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { TokenId } from '../../ids'
import type { ListQuery } from '../schema'
import { perStatus } from './count-store'
import { all, conditionsOf, type Listing, statusFilterOf, whereStatus } from './listing-store'
import { always, rangeInOrder, rangeOfStatus } from './status-store'

type Sql = Prisma.Sql

interface Slice {
  readonly skip: number
  readonly take: number
}

/** Ids of few tokens in the order of the list: they are looked up by what they have in common, and sorted. */
export async function findFew(db: Reader, listing: Listing, query: ListQuery, { skip, take }: Slice): Promise<TokenId[]> {
  const { from, where, compared } = conditionsOf(listing, listing.source)
  const { column, direction, nullable } = orders[query.sort]
  // an expression, so that no database reads a long list in its order to find the few
  const value = Prisma.raw(`coalesce(l."${column}", l."${column}")`)
  const order = Prisma.sql`${value} ${Prisma.raw(`${direction}${nullable ? ' NULLS LAST' : ''}, l."tokenId" ${direction}`)}`
  const [only, ...others] = query.status
  const range = only && others.length === 0 ? rangeOfStatus(only, listing, perStatus) : always
  const rows = await db.$queryRaw<{ tokenId: TokenId }[]>`SELECT l."tokenId" FROM ${from}
    WHERE ${all([where, compared, range, whereStatus(listing, statusFilterOf(query))])} ORDER BY ${order} LIMIT ${take} OFFSET ${skip}`
  return rows.map(({ tokenId }) => tokenId)
}

/** Rows that one statement compares at most: on SQLite it holds every other request of the process. */
const perStatement = 5_000

/** Ids of the first `most` tokens in the order of the list. Each step compares the next rows. */
export async function* findInOrder(
  db: Reader,
  listing: Listing,
  query: ListQuery,
  most: number,
  perWindow: number = perStatement,
): AsyncGenerator<TokenId[]> {
  let left = most
  for await (const { window, order } of windowsOf(db, listing, query, perWindow)) {
    const { from, where, compared } = conditionsOf(listing, listing.source)
    const rows = await db.$queryRaw<{ tokenId: TokenId }[]>`SELECT l."tokenId" FROM ${from}
      WHERE ${all([where, compared, whereStatus(listing, statusFilterOf(query)), window])} ORDER BY ${order} LIMIT ${left}`
    if (rows.length > 0) yield rows.map(({ tokenId }) => tokenId)
    left -= rows.length
    if (left === 0) return
  }
}

interface Order {
  readonly column: 'createdAt' | 'search' | 'expiresAt' | 'usedAt'
  readonly direction: 'ASC' | 'DESC'
  readonly nullable: boolean
}

const orders: Readonly<Record<ListQuery['sort'], Order>> = {
  'created.asc': { column: 'createdAt', direction: 'ASC', nullable: false },
  'created.desc': { column: 'createdAt', direction: 'DESC', nullable: false },
  'name.asc': { column: 'search', direction: 'ASC', nullable: false },
  'name.desc': { column: 'search', direction: 'DESC', nullable: false },
  'expires.asc': { column: 'expiresAt', direction: 'ASC', nullable: true },
  'expires.desc': { column: 'expiresAt', direction: 'DESC', nullable: true },
  'last_used.asc': { column: 'usedAt', direction: 'ASC', nullable: true },
  'last_used.desc': { column: 'usedAt', direction: 'DESC', nullable: true },
}

interface Window {
  readonly window: Sql
  readonly order: Sql
}

interface Position {
  readonly value: unknown
  readonly tokenId: TokenId
}

/** Parts of the index of an order, each of `size` rows. Rows without a value are last; the id breaks ties. */
async function* windowsOf(db: Reader, listing: Listing, query: ListQuery, size: number): AsyncGenerator<Window> {
  const { column, direction } = orders[query.sort]
  const value = Prisma.raw(`l."${column}"`)
  const order = Prisma.raw(`l."${column}" ${direction}, l."tokenId" ${direction}`)
  const [beyond, upTo] = direction === 'ASC' ? ['>', '<='] : ['<', '>=']
  for (const { part, hasValue } of partsOf(listing, query, value)) {
    const compare = (sign: string, at: Position) =>
      hasValue
        ? Prisma.sql`(${value}, l."tokenId") ${Prisma.raw(sign)} (${at.value}, ${at.tokenId})`
        : Prisma.sql`l."tokenId" ${Prisma.raw(sign)} ${at.tokenId}`
    for (let last: Position | null = null, end: Position | null = null; ; last = end) {
      const rest: Sql = last ? Prisma.sql`${part} AND ${compare(beyond, last)}` : part
      end = await positionAt(db, Prisma.sql`${listing.base} AND ${rest}`, value, order, size)
      yield { window: end ? Prisma.sql`${rest} AND ${compare(upTo, end)}` : rest, order }
      if (end === null) break
    }
  }
}

/** Rows with a value, between the dates of the status, then rows without. */
function partsOf(listing: Listing, { sort, status }: ListQuery, value: Sql): { part: Sql; hasValue: boolean }[] {
  const { column, nullable } = orders[sort]
  const { after, until, always: withDate } = rangeInOrder(status, column, listing)
  const dates = all([
    Prisma.sql`${value} IS NOT NULL`,
    ...(after ? [Prisma.sql`${value} > ${after}`] : []),
    ...(until ? [Prisma.sql`${value} <= ${until}`] : []),
  ])
  const without = { part: Prisma.sql`${value} IS NULL`, hasValue: false }
  return [{ part: dates, hasValue: true }, ...(nullable && !withDate ? [without] : [])]
}

/** The last of the next `size` rows; null if there are fewer. */
async function positionAt(db: Reader, where: Sql, value: Sql, order: Sql, size: number): Promise<Position | null> {
  const [row] = await db.$queryRaw<Position[]>`SELECT ${value} AS "value", l."tokenId" FROM "TokenListing" l
    WHERE ${where} ORDER BY ${order} LIMIT 1 OFFSET ${size - 1}`
  return row ?? null
}
