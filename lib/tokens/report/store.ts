import type { Reader } from '../../db/client'
import type { OrgId } from '../../ids'
import type { TokenWhere } from '../store'
import type { RejectionReason, TokenUse } from './schema'

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

export const countSelected = (db: Reader, where: TokenWhere): Promise<number> => db.token.count({ where })
