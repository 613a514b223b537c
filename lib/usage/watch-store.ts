import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'
import { dayMs } from '../time/units'

/** A token that somebody can still be told of, and what the notice needs. */
export const findLiveToken = (tx: Tx, id: string) =>
  tx.token.findFirst({
    where: { id, revokedAt: null, org: { closingAt: null } },
    select: { id: true, orgId: true, tokenKey: true, name: true, type: true, ownerId: true, locationId: true },
  })

export type LiveToken = NonNullable<Awaited<ReturnType<typeof findLiveToken>>>

export async function findOpenOrganizations(db: Reader): Promise<OrgId[]> {
  const rows = await db.organization.findMany({ where: { closingAt: null }, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id as OrgId)
}

/** The beginning of its day (UTC). */
export const dayOf = (at: Date): Date => new Date(Math.floor(at.getTime() / dayMs) * dayMs)

/** Takes the telling of what was odd about a token `on` a day (UTC); false when it is told already. */
export async function claimDay(
  tx: Tx,
  { orgId, id }: { readonly orgId: string; readonly id: string },
  rule: WatchRule,
  { on, now }: { readonly on: Date; readonly now: Date },
): Promise<boolean> {
  const since = dayOf(on)
  const claimed = await tx.$executeRaw`INSERT INTO "TokenWarning" ("orgId", "tokenId", "rule", "since", "before", "at")
    VALUES (${orgId}, ${id}, ${rule}, ${since}, 0, ${now}) ON CONFLICT ("tokenId", "rule", "since", "before") DO NOTHING`
  return claimed === 1
}

export type WatchRule = 'network' | 'rejected'

export interface HourOfToken {
  readonly tokenId: string
  readonly hour: Date
  readonly accepted: number
  readonly rejected: number
}

/** What every token of the organization with so many rejected requests in one hour did in it, since then. */
export async function findRejectedHours(db: Reader, orgId: OrgId, since: Date, rejected: number): Promise<HourOfToken[]> {
  const rows = await db.usageHour.groupBy({
    by: ['tokenId', 'hour'],
    where: { orgId, hour: { gte: since } },
    _sum: { accepted: true, rejected: true },
    having: { rejected: { _sum: { gte: rejected } } },
    orderBy: [{ tokenId: 'asc' }, { hour: 'asc' }],
  })
  return rows.map(({ tokenId, hour, _sum }) => ({ tokenId, hour, accepted: _sum.accepted ?? 0, rejected: _sum.rejected ?? 0 }))
}
