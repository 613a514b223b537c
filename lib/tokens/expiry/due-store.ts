import type { Reader, Tx } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId } from '../../ids'

type NoticeRule = 'inactivity' | 'expiration' | 'overlap'

/** The part of a search that continues after the last id found. */
export interface Batch {
  readonly orgId: OrgId
  readonly after: string
  readonly take: number
}

/** Searches tokens inactive since `start` or earlier, with the earlier notices written and the next one missing. */
export interface InactiveSearch {
  readonly now: Date
  readonly start: Date
  readonly inactivitySince: Date
  /** Notices that must have been written, each by its time. */
  readonly written: readonly { readonly before: number; readonly by: Date; readonly from: Date | null }[]
  /** The notice that must be missing, or written before `from`. */
  readonly missing: { readonly before: number; readonly from: Date | null } | null
}

const holders = Prisma.sql`LEFT JOIN "Membership" m ON m."orgId" = t."orgId" AND m."userId" = t."ownerId"
    LEFT JOIN "User" p ON p."id" = t."ownerId"
    LEFT JOIN "Location" l ON l."orgId" = t."orgId" AND l."id" = t."locationId"`

/** On a query joined with `holders`. */
const notSuspended = Prisma.sql`AND (t."ownerId" IS NULL OR (m."deactivatedAt" IS NULL AND p."deactivatedAt" IS NULL))
      AND l."archivedAt" IS NULL`

/** Skips suspended tokens: they stay inactive, and after the suspension their notices precede the deletion. */
export function findInactive(db: Reader, { orgId, after, take }: Batch, search: InactiveSearch): Promise<string[]> {
  const written = search.written.map(
    ({ before, by, from }) => Prisma.sql` AND EXISTS (${currentWarning(before, search.inactivitySince, from)} AND w."at" <= ${by})`,
  )
  const missing = search.missing
    ? Prisma.sql` AND NOT EXISTS (${currentWarning(search.missing.before, search.inactivitySince, search.missing.from)})`
    : Prisma.empty
  return ids(
    db,
    Prisma.sql`SELECT t."id" FROM "Token" t
    LEFT JOIN "TokenUse" u ON u."tokenId" = t."id" ${holders}
    WHERE t."orgId" = ${orgId} AND t."revokedAt" IS NULL AND t."type" <> 'managed' AND (t."expiresAt" IS NULL OR t."expiresAt" > ${search.now})
      AND t."createdAt" <= ${search.start} AND (t."keptAt" IS NULL OR t."keptAt" <= ${search.start})
      AND (u."lastUsedAt" IS NULL OR u."lastUsedAt" <= ${search.start})
      ${notSuspended}
      ${joined([...written, missing])} AND t."id" > ${after} ORDER BY t."id" LIMIT ${take}`,
  )
}

/** A notice of the current inactivity period: its `since` is not before any of the dates the period starts from. */
const currentWarning = (before: number, inactivitySince: Date, from: Date | null): Prisma.Sql => Prisma.sql`SELECT 1 FROM "TokenWarning" w
  WHERE w."tokenId" = t."id" AND w."rule" = 'inactivity' AND w."before" = ${before} AND w."since" >= ${inactivitySince}
    AND w."since" >= t."createdAt" AND (t."keptAt" IS NULL OR w."since" >= t."keptAt")
    AND (u."lastUsedAt" IS NULL OR w."since" >= u."lastUsedAt")${from ? Prisma.sql` AND w."at" >= ${from}` : Prisma.empty}`

/**
 * Finds tokens that expire after `from` and by `to` and have neither this notice nor a later one. Skips deactivated and
 * suspended tokens: their requests are rejected already.
 */
export function findExpiring(
  db: Reader,
  { orgId, after, take }: Batch,
  search: { readonly from: Date; readonly to: Date; readonly before: number },
): Promise<string[]> {
  return ids(
    db,
    Prisma.sql`SELECT t."id" FROM "Token" t ${holders}
    WHERE t."orgId" = ${orgId} AND t."revokedAt" IS NULL AND t."expiresAt" > ${search.from} AND t."expiresAt" <= ${search.to}
      AND t."deactivatedAt" IS NULL ${notSuspended}
      AND NOT EXISTS (SELECT 1 FROM "TokenWarning" w WHERE w."tokenId" = t."id" AND w."rule" = 'expiration'
        AND w."since" = t."expiresAt" AND w."before" <= ${search.before})
      AND t."id" > ${after} ORDER BY t."id" LIMIT ${take}`,
  )
}

/** Finds rotating tokens whose old secret expires after `from` and by `to` and that have no notice of it. */
export function findOverlapsEnding(
  db: Reader,
  { orgId, after, take }: Batch,
  search: { readonly from: Date; readonly to: Date },
): Promise<string[]> {
  return ids(
    db,
    Prisma.sql`SELECT t."id" FROM "Token" t
    WHERE t."orgId" = ${orgId} AND t."revokedAt" IS NULL AND t."previousEndsAt" > ${search.from} AND t."previousEndsAt" <= ${search.to}
      AND NOT EXISTS (SELECT 1 FROM "TokenWarning" w WHERE w."tokenId" = t."id" AND w."rule" = 'overlap'
        AND w."since" = t."previousEndsAt")
      AND t."id" > ${after} ORDER BY t."id" LIMIT ${take}`,
  )
}

const joined = (parts: readonly Prisma.Sql[]): Prisma.Sql => (parts.length > 0 ? Prisma.join([...parts], '') : Prisma.empty)

async function ids(db: Reader, query: Prisma.Sql): Promise<string[]> {
  return (await db.$queryRaw<{ id: string }[]>(query)).map(({ id }) => id)
}

export interface NewNotice {
  readonly orgId: OrgId
  readonly tokenId: string
  readonly rule: NoticeRule
  readonly since: Date
  readonly before: number
  readonly at: Date
}

/** Claims a notice; returns false if it was already claimed, unless that was before `renewedFrom`. */
export async function claimNotice(tx: Tx, warning: NewNotice, renewedFrom: Date | null = null): Promise<boolean> {
  const { orgId, tokenId, rule, since, before, at } = warning
  const again = renewedFrom
    ? Prisma.sql`DO UPDATE SET "at" = excluded."at" WHERE "TokenWarning"."at" < ${renewedFrom}`
    : Prisma.sql`DO NOTHING`
  const written = await tx.$executeRaw`INSERT INTO "TokenWarning" ("orgId", "tokenId", "rule", "since", "before", "at")
    VALUES (${orgId}, ${tokenId}, ${rule}, ${since}, ${before}, ${at}) ON CONFLICT ("tokenId", "rule", "since", "before") ${again}`
  return written === 1
}

/** Releases a notice claimed in the same transaction. */
export async function releaseNotice(tx: Tx, { tokenId, rule, since, before }: NewNotice): Promise<void> {
  await tx.tokenWarning.deleteMany({ where: { tokenId, rule, since, before } })
}
