import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import { statusFilters } from '../input-schema'
import { maxCounted } from '../limits'
import type { ListQuery, TokenPage } from '../schema'
import { conditionsOf, type Listing, type StatusFilter, statusFilterOf, whereStatus } from './listing-store'
import type { Source } from './search-store'
import { isRemoved, type ListedStatus, rangesOfStatus, statusOfRow, suspendedOnce, withSuspended } from './status-store'

type Sql = Prisma.Sql
type Counted = StatusFilter | 'removed'

/** Number of tokens; at least that many if `more`. */
interface Count {
  readonly count: number
  readonly more: boolean
}

export interface ListingCounts {
  /** Selected by the filter. */
  readonly total: Count
  readonly summary: TokenPage['summary']
  /** True if the tokens that can match the filter are so few that all of them were compared. */
  readonly few: boolean
}

/** Rows of one status that are compared in a long list: more than `maxCounted`, as some have another status. */
export const perStatus = 1_100
/** Rows that are compared in one pass, in any order, and after that of each status. */
const bounds = { onePass: 2_500, perStatus }
export type Bounds = Readonly<typeof bounds>

/** Compares a bounded number of rows, whatever the filter: where that is not all of them, each number is a lower bound. */
export async function countListing(
  db: Reader,
  listing: Listing,
  query: ListQuery,
  { cells, complete }: FirstRows,
  most: Bounds = bounds,
): Promise<ListingCounts> {
  const { removed } = query
  const counted = new Map<ListedStatus | 'all' | 'removed from the list', Counted>([
    ['all', { statuses: [], withRemoved: removed }],
    ['removed from the list', 'removed'],
    ...shownStatuses(query).map((status): [ListedStatus, Counted] => [status, statusFilterOf({ status: [status], removed })]),
  ])
  const ranges = complete || listing.sample ? new Map<string, Range>() : await countRanges(db, listing, counted, most)
  const numbers = new Map([...counted].map(([name, each]) => [name as string, toCount(sumOf(cells, each), ranges.get(name), complete)]))
  const numberOf = (name: string): Count => numbers.get(name) ?? { count: 0, more: false }
  const total = totalOf(query, sumOf(cells, statusFilterOf(query)), numberOf, complete)
  const [only] = query.status
  return {
    total,
    summary: {
      all: numberOf('all').count,
      statuses: Object.fromEntries(statusFilters.map((status) => [status, numberOf(status).count])) as TokenPage['summary']['statuses'],
      removed: numberOf('removed from the list').count,
      moreRemoved: numberOf('removed from the list').more,
      atLeast: (['all', ...statusFilters] as const).filter((name) => numberOf(name).more),
    },
    few: complete || (only !== undefined && query.status.length === 1 && ranges.get(only)?.complete === true),
  }
}

/** False if the tokens that can match are not few, whatever is counted after the first rows. */
export const mayBeFew = (query: ListQuery, first: FirstRows): boolean => first.complete || query.status.length === 1

/** Removed tokens are counted only where they are shown. */
const shownStatuses = (query: ListQuery): ListedStatus[] =>
  statusFilters.filter((status) => status !== 'removed' || statusFilterOf(query).withRemoved)

function toCount(first: number, range: Range | undefined, complete: boolean): Count {
  const count = complete ? first : Math.max(first, range?.tokens ?? 0)
  return { count: Math.min(count, maxCounted), more: count > maxCounted || !(complete || range?.complete) }
}

/** Of several statuses, the sum; with "removed" among them, each of the others has removed tokens too. */
function totalOf({ status, removed }: ListQuery, first: number, numberOf: (name: string) => Count, complete: boolean): Count {
  if (complete) return toCount(first, undefined, true)
  if (status.length === 0) return numberOf('all')
  const each = status.map(numberOf)
  const count = Math.max(
    first,
    each.reduce((sum, number) => sum + number.count, 0),
  )
  const sumsUp = removed || status.length === 1 || !status.includes('removed')
  return { count: Math.min(count, maxCounted), more: count > maxCounted || !sumsUp || each.some(({ more }) => more) }
}

interface Cell {
  readonly status: ListedStatus
  readonly removed: boolean
  /** True if search and scope select them. */
  readonly matches: boolean
  readonly tokens: number
}

export interface FirstRows {
  readonly cells: readonly Cell[]
  /** True if there are no others. */
  readonly complete: boolean
}

/** Counts all tokens if they are few, else some. */
export async function countFirst(db: Reader, listing: Listing, { onePass }: Bounds = bounds): Promise<FirstRows> {
  const { sample, source, narrow } = listing
  if (sample === null || narrow) {
    const cells = await countCells(db, listing, source, onePass)
    const complete = cells.reduce((sum, { tokens }) => sum + tokens, 0) < onePass
    if (complete || sample === null) return { cells, complete }
  }
  return { cells: await countCells(db, listing, sample, onePass), complete: false }
}

async function countCells(db: Reader, listing: Listing, source: Source, most: number): Promise<Cell[]> {
  const { from, where, compared } = conditionsOf(listing, source)
  const rows = await db.$queryRaw<{ status: ListedStatus; removed: number; matches: number; tokens: number | bigint }[]>`
    SELECT "status", "removed", "matches", count(*) AS "tokens" FROM (SELECT ${statusOfRow(listing)} AS "status",
      CASE WHEN l."removedAt" IS NULL THEN 0 ELSE 1 END AS "removed", CASE WHEN ${compared} THEN 1 ELSE 0 END AS "matches"
      FROM ${from} WHERE ${where} LIMIT ${most}) x
    GROUP BY "status", "removed", "matches"`
  return rows.map(({ status, removed, matches, tokens }) => ({
    status,
    removed: Number(removed) === 1,
    matches: Number(matches) === 1,
    tokens: Number(tokens),
  }))
}

const sumOf = (cells: readonly Cell[], counted: Counted): number =>
  cells.filter((cell) => cell.matches && isCounted(cell, counted)).reduce((sum, { tokens }) => sum + tokens, 0)

function isCounted({ status, removed }: Cell, counted: Counted): boolean {
  if (counted === 'removed') return removed
  return (counted.withRemoved || !removed) && (counted.statuses.length === 0 || counted.statuses.includes(status))
}

interface Range {
  readonly tokens: number
  /** True if there are no more rows in the range. */
  readonly complete: boolean
}

type Ranges = ReadonlyMap<string, Range>

/** Counts tokens of each status among the first rows of its range. */
async function countRanges(
  db: Reader,
  listing: Listing,
  counted: ReadonlyMap<string, Counted>,
  { perStatus: rowsPerStatus }: Bounds,
): Promise<Ranges> {
  const names = [...counted.keys()].filter((name) => name !== 'all')
  const { from, base, rest } = conditionsOf(listing, listing.source)
  const compare = (status: Sql, range: Sql, name: string) => Prisma.sql`SELECT "matches" FROM (
    SELECT CASE WHEN ${status} AND ${rest} THEN 1 ELSE 0 END AS "matches" FROM ${from}
    WHERE ${base} AND ${range} LIMIT ${rowsPerStatus}) ${Prisma.raw(name)}`
  const counts = names.map((name, index) => {
    const each = counted.get(name) as Counted
    const [ranges, status]: [Sql[], Sql] =
      each === 'removed'
        ? [[isRemoved], isRemoved]
        : [rangesOfStatus(each.statuses[0] as ListedStatus, listing, rowsPerStatus), whereStatus(listing, each, suspendedOnce)]
    const parts = ranges.map((range, part) => compare(status, range, `p${index}_${part}`))
    return Prisma.sql`SELECT ${Prisma.raw(String(index))} AS "index", coalesce(sum("matches"), 0) AS "tokens", count(*) AS "rows"
      FROM (${Prisma.join(parts, ' UNION ALL ')} LIMIT ${rowsPerStatus}) ${Prisma.raw(`n${index}`)}`
  })
  const rows = await db.$queryRaw<{ index: number; tokens: number | bigint; rows: number | bigint }[]>(
    Prisma.sql`${withSuspended(listing)} ${Prisma.join(counts, ' UNION ALL ')}`,
  )
  return new Map(
    rows.map(({ index, tokens, rows: read }) => [
      names[Number(index)] ?? '',
      { tokens: Number(tokens), complete: Number(read) < rowsPerStatus },
    ]),
  )
}
