import type { Reader } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, TokenId } from '../ids'

export interface HourOfUse {
  readonly hour: Date
  readonly accepted: number
  readonly rejected: number
}

/** Requests of a token by hour, of all its generations together. */
export async function findHoursOf(db: Reader, orgId: OrgId, tokenId: TokenId, since: Date): Promise<HourOfUse[]> {
  const where = { orgId, tokenId, hour: { gte: since } }
  const rows = await db.usageHour.groupBy({ by: ['hour'], where, _sum: { accepted: true, rejected: true } })
  return rows.map(({ hour, _sum }) => ({ hour, accepted: _sum.accepted ?? 0, rejected: _sum.rejected ?? 0 }))
}

/** Accepted requests with one generation of a token's secret. */
export async function countAccepted(db: Reader, orgId: OrgId, tokenId: TokenId, generation: number, since: Date): Promise<number> {
  const where = { orgId, tokenId, generation, hour: { gte: since } }
  return (await db.usageHour.aggregate({ where, _sum: { accepted: true } }))._sum.accepted ?? 0
}

export interface DayOfUse {
  readonly tokenId: string
  /** Number of the day among those asked for, from 0; -1 for hours before the first. */
  readonly day: number
  readonly accepted: number
  readonly rejected: number
  /** Those of them since `recent`. */
  readonly acceptedRecently: number
}

interface Days {
  /** First hour of each day, ascending. */
  readonly starts: readonly Date[]
  readonly recent: Date
}

/** Requests of each token by day, added up in the database: a token has a row for each hour and generation. */
export async function findDaysOf(db: Reader, orgId: OrgId, tokenIds: readonly string[], { starts, recent }: Days): Promise<DayOfUse[]> {
  const first = starts[0] ?? recent
  const cases = starts.map((start, day) => Prisma.sql`WHEN u."hour" >= ${start} THEN ${Prisma.raw(String(day))}`).toReversed()
  const rows = await db.$queryRaw<Record<keyof DayOfUse, string | number | bigint>[]>`SELECT "tokenId", "day",
      sum("accepted") AS "accepted", sum("rejected") AS "rejected", sum("acceptedRecently") AS "acceptedRecently"
    FROM (SELECT u."tokenId", CASE ${Prisma.join(cases, ' ')} ELSE -1 END AS "day", u."accepted", u."rejected",
        CASE WHEN u."hour" > ${recent} THEN u."accepted" ELSE 0 END AS "acceptedRecently"
      FROM "UsageHour" u WHERE u."orgId" = ${orgId} AND u."tokenId" IN (${Prisma.join([...tokenIds])})
        AND u."hour" >= ${first < recent ? first : recent}) x
    GROUP BY "tokenId", "day"`
  return rows.map(({ tokenId, day, accepted, rejected, acceptedRecently }) => ({
    tokenId: String(tokenId),
    day: Number(day),
    accepted: Number(accepted),
    rejected: Number(rejected),
    acceptedRecently: Number(acceptedRecently),
  }))
}
