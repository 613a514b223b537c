import type { Reader, Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import type { SlotsHeld } from '../slots-store'

export interface PolicyColumns {
  readonly preset: string
  readonly listedPerPerson: number
  readonly livePerPerson: number
  readonly defaultLifetime: string | null
  readonly maxLifetime: string | null
  readonly noExpirationAllowed: boolean
  readonly inactivityDays: number
  readonly inactivitySince: Date | null
  readonly noticeDays: string
  readonly removeAllowed: boolean
  readonly viewAllowed: boolean
  readonly adminCreators: string
  readonly locationCreators: string
  readonly adminNeedsIpAllowlist: boolean
  readonly maxOverlapHours: number
  readonly requestsPerMinute: number
  readonly pausedAt: Date | null
  readonly pausedNote: string | null
}

/** Writes the policy if its version is unchanged; returns false otherwise. */
export async function updatePolicy(tx: Tx, orgId: OrgId, version: number, columns: PolicyColumns): Promise<boolean> {
  const { count } = await tx.policy.updateMany({ where: { orgId, version }, data: { ...columns, version: version + 1 } })
  return count === 1
}

/** True if the organization will be deleted. */
export const isClosing = async (db: Reader | Tx, id: OrgId): Promise<boolean> =>
  (await db.organization.count({ where: { id, closingAt: { not: null } } })) > 0

/** Tokens that one statement reads: on SQLite it holds every other request of the process. */
const perStatement = 1_000

interface TokenCounts {
  /** Limit slots used by each owner, by owner id; expired tokens use none. */
  readonly held: ReadonlyMap<string, SlotsHeld>
  /** Number of tokens that are not deleted. */
  readonly existing: number
}

export async function countTokens(db: Reader, orgId: OrgId, now: Date): Promise<TokenCounts> {
  const held = new Map<string, SlotsHeld>()
  let existing = 0
  for (let after: string | null = ''; after !== null; ) {
    const rows: HeldRow[] = await readSlots(db, orgId, now, after)
    for (const { ownerId, listed, live } of rows) {
      const sum = held.get(ownerId ?? '') ?? noSlotsHeld
      held.set(ownerId ?? '', { listed: sum.listed + Number(listed), live: sum.live + Number(live) })
    }
    existing += rows.reduce((sum, row) => sum + Number(row.existing), 0)
    const read = rows.reduce((sum, { tokens }) => sum + Number(tokens), 0)
    after = read < perStatement ? null : (rows[0]?.last ?? null)
  }
  return { held, existing }
}

interface HeldRow {
  readonly ownerId: string | null
  readonly listed: number | bigint
  readonly live: number | bigint
  readonly tokens: number | bigint
  readonly existing: number | bigint
  /** The last id of all rows, in the order of the database. */
  readonly last: string
}

const readSlots = (db: Reader, orgId: OrgId, now: Date, after: string): Promise<HeldRow[]> => db.$queryRaw`
  SELECT "ownerId", count(CASE WHEN "valid" = 1 THEN "slot" END) AS "listed", count(CASE WHEN "valid" = 1 THEN "liveSlot" END) AS "live",
    count(*) AS "tokens", count(CASE WHEN "revokedAt" IS NULL THEN 1 END) AS "existing", max(max("last")) OVER () AS "last"
  FROM (SELECT t."ownerId", t."revokedAt", t."slot", t."liveSlot", t."id" AS "last",
      CASE WHEN t."expiresAt" IS NULL OR t."expiresAt" > ${now} THEN 1 ELSE 0 END AS "valid"
    FROM "Token" t WHERE t."orgId" = ${orgId} AND t."id" > ${after} ORDER BY t."id" LIMIT ${perStatement}) x
  GROUP BY "ownerId"`

export const noSlotsHeld: SlotsHeld = { listed: 0, live: 0 }
