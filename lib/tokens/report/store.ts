import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId, UserId } from '../../ids'
import { isOfStatus, type StatusTerms, workingStatuses } from '../listing/status-store'
import type { TokenWhere } from '../store'
import type { RejectionReason, TokenUse, UsageReport } from './schema'

interface Selected {
  readonly orgId: OrgId
  readonly since: Date
  readonly token: TokenWhere
}

const whereUsed = ({ orgId, since, token }: Selected) => ({ orgId, hour: { gte: since }, token })
const counts = { accepted: true, rejected: true } as const

/** Requests of each hour, of all selected tokens together. */
export async function findHours(db: Reader, selected: Selected) {
  const rows = await db.usageHour.groupBy({ by: ['hour'], where: whereUsed(selected), _sum: counts })
  return rows.map(({ hour, _sum }) => ({ hour, accepted: _sum.accepted ?? 0, rejected: _sum.rejected ?? 0 }))
}

/** Tokens with the most accepted requests, then rejected ones. */
export async function findTopTokens(db: Reader, selected: Selected, take: number): Promise<TokenUse[]> {
  const rows = await db.usageHour.groupBy({
    by: ['tokenId'],
    where: whereUsed(selected),
    _sum: counts,
    orderBy: [{ _sum: { accepted: 'desc' } }, { _sum: { rejected: 'desc' } }, { tokenId: 'asc' }],
    take,
  })
  const tokens = await db.token.findMany({
    where: { orgId: selected.orgId, id: { in: rows.map(({ tokenId }) => tokenId) } },
    select: { id: true, tokenKey: true, name: true, type: true, revokedAt: true },
  })
  return rows.flatMap(({ tokenId, _sum }) => {
    const token = tokens.find(({ id }) => id === tokenId)
    if (!token) return []
    const { tokenKey, name, type, revokedAt } = token
    const use = { accepted: _sum.accepted ?? 0, rejected: _sum.rejected ?? 0 }
    return [{ tokenKey, name, type: type as TokenUse['type'], deleted: revokedAt !== null, ...use }]
  })
}

export async function findReasons(db: Reader, selected: Selected): Promise<RejectionReason[]> {
  const rows = await db.rejectionHour.groupBy({
    by: ['code'],
    where: whereUsed(selected),
    _sum: { count: true },
    orderBy: [{ _sum: { count: 'desc' } }, { code: 'asc' }],
  })
  return rows.map(({ code, _sum }) => ({ code, count: _sum.count ?? 0 }))
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

/** Numbers of tokens that requests are accepted from, and of those that were not used since a time. */
export async function countWorking(db: Reader, working: Working): Promise<{ active: number; unused: number }> {
  const { orgId, location, type, unusedSince } = working
  const filters = [
    ...(location === null ? [] : [Prisma.sql`AND l."locationId" = ${location}`]),
    ...(type === null ? [] : [Prisma.sql`AND l."type" = ${type}`]),
  ]
  const [row] = await db.$queryRaw<{ active: number | bigint; unused: number | bigint | null }[]>`SELECT count(*) AS "active",
      sum(CASE WHEN l."createdAt" <= ${unusedSince} AND (l."usedAt" IS NULL OR l."usedAt" <= ${unusedSince}) THEN 1 ELSE 0 END) AS "unused"
    FROM "TokenListing" l WHERE l."orgId" = ${orgId} AND ${withinReport(working)} ${filters.length > 0 ? Prisma.join(filters, ' ') : Prisma.empty}
      AND ${isOfStatus(workingStatuses, working)}`
  return { active: Number(row?.active ?? 0), unused: Number(row?.unused ?? 0) }
}

/** As `whereInReport`. */
function withinReport({ userId, reach, locationIds }: Working): Prisma.Sql {
  const own = Prisma.sql`(l."managed" = 0 AND l."type" = 'user' AND l."ownerId" = ${userId})`
  if (reach === 'all') return Prisma.sql`1 = 1`
  if (reach === 'own') return own
  return Prisma.sql`(${own} OR (l."type" IN ('location', 'managed') AND l."locationId" IN (${Prisma.join([...locationIds])})))`
}
