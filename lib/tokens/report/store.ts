import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId, UserId } from '../../ids'
import { isOfStatus, type StatusTerms, workingStatuses } from '../listing/status-store'
import type { TokenWhere } from '../store'
import type { HourOfUse } from '../usage-store'
import { type Period, partsOf } from './parts'
import type { RejectionReason, TokenUse, UsageReport } from './schema'

export interface Selected extends Period {
  readonly orgId: OrgId
  readonly token: TokenWhere
  /** True if the tokens are few: their rows are found by token. */
  readonly few: boolean
}

interface Use {
  readonly accepted: number
  readonly rejected: number
}

/** Rows of use that one statement compares: on SQLite it holds every other request of the process. */
const perStatement = 10_000

const whereUsed = ({ orgId, token }: Selected, { from, to }: Period) => ({ orgId, hour: { gte: from, lt: to }, token })
const counts = { accepted: true, rejected: true } as const

const inPeriod = ({ orgId }: Selected, { from, to }: Period) => Prisma.sql`"orgId" = ${orgId} AND "hour" >= ${from} AND "hour" < ${to}`

/** Parts of the period in which the organization has at most `most` rows, whether they are selected or not. */
function partsIn(db: Reader, selected: Selected, rowsIn: (part: Period, take: number) => Prisma.Sql, most: number) {
  if (selected.few) return [selected]
  return partsOf(selected, async (part) => {
    const [found] = await db.$queryRaw<{ rows: number | bigint }[]>`SELECT count(*) AS "rows" FROM (${rowsIn(part, most + 1)}) x`
    return Number(found?.rows ?? 0) > most
  })
}

/** Requests of each hour, of all selected tokens together, and of each token. */
export async function sumUse(db: Reader, selected: Selected, most = perStatement) {
  const hours: HourOfUse[] = []
  const byToken = new Map<string, Use>()
  const inPart = (part: Period, take: number) => Prisma.sql`SELECT 1 FROM "UsageHour" WHERE ${inPeriod(selected, part)} LIMIT ${take}`
  for await (const part of partsIn(db, selected, inPart, most)) {
    const where = whereUsed(selected, part)
    for (const { hour, _sum } of await db.usageHour.groupBy({ by: ['hour'], where, _sum: counts })) hours.push({ hour, ...sumOf(_sum) })
    for (const { tokenId, _sum } of await db.usageHour.groupBy({ by: ['tokenId'], where, _sum: counts })) {
      const { accepted, rejected } = sumOf(_sum)
      const sum = byToken.get(tokenId)
      byToken.set(tokenId, { accepted: accepted + (sum?.accepted ?? 0), rejected: rejected + (sum?.rejected ?? 0) })
    }
  }
  return { hours, byToken }
}

const sumOf = ({ accepted, rejected }: { readonly [Key in keyof Use]: number | null }): Use => ({
  accepted: accepted ?? 0,
  rejected: rejected ?? 0,
})

/** Tokens with the most accepted requests, then rejected ones. */
export async function findTopTokens(db: Reader, orgId: OrgId, byToken: ReadonlyMap<string, Use>, take: number): Promise<TokenUse[]> {
  const top = [...byToken]
    .toSorted(([id, use], [otherId, other]) => other.accepted - use.accepted || other.rejected - use.rejected || (id < otherId ? -1 : 1))
    .slice(0, take)
  const tokens = await db.token.findMany({
    where: { orgId, id: { in: top.map(([id]) => id) } },
    select: { id: true, tokenKey: true, name: true, type: true, revokedAt: true },
  })
  return top.flatMap(([tokenId, use]) => {
    const token = tokens.find(({ id }) => id === tokenId)
    if (!token) return []
    const { tokenKey, name, type, revokedAt } = token
    return [{ tokenKey, name, type: type as TokenUse['type'], deleted: revokedAt !== null, ...use }]
  })
}

/** Rejected requests by reason, the most frequent first. */
export async function findReasons(db: Reader, selected: Selected, most = perStatement): Promise<RejectionReason[]> {
  const byCode = new Map<string, number>()
  const inPart = (part: Period, take: number) => Prisma.sql`SELECT 1 FROM "RejectionHour" WHERE ${inPeriod(selected, part)} LIMIT ${take}`
  for await (const part of partsIn(db, selected, inPart, most)) {
    const rows = await db.rejectionHour.groupBy({ by: ['code'], where: whereUsed(selected, part), _sum: { count: true } })
    for (const { code, _sum } of rows) byCode.set(code, (byCode.get(code) ?? 0) + (_sum.count ?? 0))
  }
  return [...byCode]
    .map(([code, count]) => ({ code, count }))
    .toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}

/** When the first reason was recorded in the organization. */
export async function findFirstReason(db: Reader, orgId: OrgId): Promise<Date | null> {
  return (await db.rejectionHour.findFirst({ where: { orgId }, select: { hour: true }, orderBy: { hour: 'asc' } }))?.hour ?? null
}

interface Working extends StatusTerms {
  readonly userId: UserId
  readonly reach: UsageReport['reach']
  readonly locationIds: readonly string[]
  readonly location: string | null
  readonly type: string | null
  readonly unusedSince: Date
}

/** Tokens that one statement compares. */
const tokensPerStatement = 2_500

/** Numbers of tokens that requests are accepted from, and of those that were not used since a time. */
export async function countWorking(db: Reader, working: Working, most = tokensPerStatement): Promise<{ active: number; unused: number }> {
  const sum = { active: 0, unused: 0 }
  for (let after: string | null = ''; after !== null; ) {
    const [row]: CountRow[] = await countSome(db, working, after, most)
    sum.active += Number(row?.active ?? 0)
    sum.unused += Number(row?.unused ?? 0)
    after = Number(row?.tokens ?? 0) < most ? null : (row?.last ?? null)
  }
  return sum
}

interface CountRow {
  readonly active: number | bigint
  readonly unused: number | bigint
  readonly tokens: number | bigint
  /** The last id, in the order of the database. */
  readonly last: string | null
}

function countSome(db: Reader, working: Working, after: string, most: number): Promise<CountRow[]> {
  const { orgId, userId, reach, location, type, unusedSince } = working
  const own = reach === 'own' ? Prisma.sql`AND "managed" = 0 AND "ownerId" = ${userId}` : Prisma.empty
  const filters = [
    withinReport(working),
    isOfStatus(workingStatuses, working),
    ...(location === null ? [] : [Prisma.sql`l."locationId" = ${location}`]),
    ...(type === null ? [] : [Prisma.sql`l."type" = ${type}`]),
  ]
  const isUnused = Prisma.sql`l."createdAt" <= ${unusedSince} AND (l."usedAt" IS NULL OR l."usedAt" <= ${unusedSince})`
  return db.$queryRaw`SELECT count(CASE WHEN x."works" THEN 1 END) AS "active",
      count(CASE WHEN x."works" AND x."isUnused" THEN 1 END) AS "unused", count(*) AS "tokens", max(x."tokenId") AS "last"
    FROM (SELECT l."tokenId", (${Prisma.join(filters, ' AND ')}) AS "works", (${isUnused}) AS "isUnused"
      FROM (SELECT * FROM "TokenListing" WHERE "orgId" = ${orgId} ${own} AND "tokenId" > ${after} ORDER BY "tokenId" LIMIT ${most}) l) x`
}

/** As `whereInReport`. */
function withinReport({ userId, reach, locationIds }: Working): Prisma.Sql {
  const own = Prisma.sql`(l."managed" = 0 AND l."type" = 'user' AND l."ownerId" = ${userId})`
  if (reach === 'all') return Prisma.sql`1 = 1`
  if (reach === 'own') return own
  return Prisma.sql`(${own} OR (l."type" IN ('location', 'managed') AND l."locationId" IN (${Prisma.join([...locationIds])})))`
}
