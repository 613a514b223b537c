import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'
import { dayMs } from '../time/units'

/** A token that is not deleted, in an organization that is not closing. */
export const findLiveToken = (tx: Tx, id: string) =>
  tx.token.findFirst({
    where: { id, revokedAt: null, org: { closingAt: null } },
    select: { id: true, orgId: true, tokenKey: true, name: true, type: true, ownerId: true, locationId: true },
  })

export type LiveToken = NonNullable<Awaited<ReturnType<typeof findLiveToken>>>

/** Start of the UTC day. */
export const dayOf = (at: Date): Date => new Date(Math.floor(at.getTime() / dayMs) * dayMs)

/** Claims the notice of a token for the UTC day of `at`; returns false if it was already claimed. */
export async function claimDay(
  tx: Tx,
  { orgId, id }: { readonly orgId: string; readonly id: string },
  rule: WatchRule,
  { at, now }: { readonly at: Date; readonly now: Date },
): Promise<boolean> {
  const since = dayOf(at)
  const claimed = await tx.$executeRaw`INSERT INTO "TokenWarning" ("orgId", "tokenId", "rule", "since", "before", "at")
    VALUES (${orgId}, ${id}, ${rule}, ${since}, 0, ${now}) ON CONFLICT ("tokenId", "rule", "since", "before") DO NOTHING`
  return claimed === 1
}

type WatchRule = 'network' | 'rejected'

export interface TokenHour {
  readonly tokenId: string
  readonly hour: Date
  readonly accepted: number
  readonly rejected: number
}

/** Returns the hours from `since` on in which a token of the organization had at least `minRejected` rejected requests. */
export async function findRejectedHours(db: Reader, orgId: OrgId, since: Date, minRejected: number): Promise<TokenHour[]> {
  const rows = await db.usageHour.groupBy({
    by: ['tokenId', 'hour'],
    where: { orgId, hour: { gte: since } },
    _sum: { accepted: true, rejected: true },
    having: { rejected: { _sum: { gte: minRejected } } },
    orderBy: [{ tokenId: 'asc' }, { hour: 'asc' }],
  })
  return rows.map(({ tokenId, hour, _sum }) => ({ tokenId, hour, accepted: _sum.accepted ?? 0, rejected: _sum.rejected ?? 0 }))
}
