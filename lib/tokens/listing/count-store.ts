import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import { statusFilters } from '../input-schema'
import { maxCounted } from '../limits'
import type { ListQuery } from '../schema'
import { type Listing, type StatusFilter, statusFilterOf, whereStatus } from './listing-store'
import { isRemoved, type ListedStatus, statusOfRow } from './status-store'

type Sql = Prisma.Sql

/** Numbers of tokens, each at most one more than `maxCounted`. */
export interface ListingCounts {
  /** Selected by the filter. */
  readonly total: number
  /** Of any status. */
  readonly all: number
  readonly removed: number
  readonly statuses: Readonly<Record<(typeof statusFilters)[number], number>>
}

/** Rows that are counted in one pass. A longer list has each status counted by the range of an index, up to the maximum. */
const onePass = 5_000

type Counted = StatusFilter | 'removed'

export async function countListing(db: Reader, listing: Listing, query: ListQuery): Promise<ListingCounts> {
  const wanted = wantedOf(query)
  const cells = await countCells(db, listing)
  const complete = cells.reduce((sum, { tokens }) => sum + tokens, 0) < onePass
  const numbers = wanted.map(([, counted]) => sumOf(cells, counted))
  const open = complete ? [] : [...numbers.keys()].filter((index) => (numbers[index] ?? 0) <= maxCounted)
  const counts = open.length > 0 ? await countEach(db, listing, wanted, open) : new Map<number, number>()
  const result = new Map(wanted.map(([name], index) => [name, Math.min(counts.get(index) ?? numbers[index] ?? 0, maxCounted + 1)]))
  const numberOf = (name: string) => result.get(name) ?? 0
  const statuses = Object.fromEntries(statusFilters.map((status) => [status, numberOf(status)])) as ListingCounts['statuses']
  return { total: numberOf('total'), all: numberOf('all'), removed: numberOf('removed from the list'), statuses }
}

/** Removed tokens are counted only where they are shown. */
function wantedOf(query: ListQuery): [string, Counted][] {
  const { removed } = query
  const shown = statusFilters.filter((status) => status !== 'removed' || statusFilterOf(query).withRemoved)
  return [
    ['total', statusFilterOf(query)],
    ['all', { statuses: [], withRemoved: removed }],
    ['removed from the list', 'removed'],
    ...shown.map((status): [string, Counted] => [status, statusFilterOf({ status: [status], removed })]),
  ]
}

/** Number of tokens that the filter selects, at most `most`. */
export async function countListed(db: Reader, listing: Listing, query: ListQuery, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ tokens: number | bigint }[]>`SELECT count(*) AS "tokens" FROM (SELECT 1 FROM ${listing.from}
    WHERE ${listing.where} AND ${whereStatus(listing, statusFilterOf(query))} LIMIT ${most}) x`
  return Number(row?.tokens ?? 0)
}

interface Cell {
  readonly status: ListedStatus
  readonly removed: boolean
  readonly tokens: number
}

/** Counts the first rows by status, in any order. */
async function countCells(db: Reader, listing: Listing): Promise<Cell[]> {
  const rows = await db.$queryRaw<{ status: ListedStatus; removed: number; tokens: number | bigint }[]>`
    SELECT "status", "removed", count(*) AS "tokens" FROM (SELECT ${statusOfRow(listing)} AS "status",
      CASE WHEN l."removedAt" IS NULL THEN 0 ELSE 1 END AS "removed" FROM ${listing.from} WHERE ${listing.where} LIMIT ${onePass}) x
    GROUP BY "status", "removed"`
  return rows.map(({ status, removed, tokens }) => ({ status, removed: Number(removed) === 1, tokens: Number(tokens) }))
}

const sumOf = (cells: readonly Cell[], counted: Counted): number =>
  cells.filter((cell) => isCounted(cell, counted)).reduce((sum, { tokens }) => sum + tokens, 0)

function isCounted({ status, removed }: Cell, counted: Counted): boolean {
  if (counted === 'removed') return removed
  return (counted.withRemoved || !removed) && (counted.statuses.length === 0 || counted.statuses.includes(status))
}

async function countEach(db: Reader, listing: Listing, wanted: readonly [string, Counted][], open: readonly number[]) {
  const whereOf = (counted: Counted): Sql => (counted === 'removed' ? isRemoved : whereStatus(listing, counted))
  const counts = wanted.flatMap(([, counted], index) =>
    open.includes(index)
      ? [
          Prisma.sql`SELECT ${Prisma.raw(String(index))} AS "index", count(*) AS "tokens" FROM (SELECT 1 FROM ${listing.from}
            WHERE ${listing.where} AND ${whereOf(counted)} LIMIT ${maxCounted + 1}) ${Prisma.raw(`n${index}`)}`,
        ]
      : [],
  )
  const rows = await db.$queryRaw<{ index: number; tokens: number | bigint }[]>(Prisma.join(counts, ' UNION ALL '))
  return new Map(rows.map(({ index, tokens }) => [Number(index), Number(tokens)]))
}
