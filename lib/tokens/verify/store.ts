import type { Role } from '../../actor'
import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { TokenKey } from '../../ids'
import type { VerifyRow } from './judge'

/** Valid on both databases. */
const verifySql = `
  SELECT t."id", t."orgId", t."tokenKey", t."type", t."name", t."scopes", t."ipAllowlist", t."ownerId", t."locationId",
    t."createdAt", t."expiresAt", t."keptAt", t."deactivatedAt", t."removedAt", t."revokedAt", t."rotatedAt", t."generation",
    t."digest", t."pepperId", t."previousDigest", t."previousPepperId", t."previousEndsAt", t."previousExpiresAt", t."version", t."seal", t."sealId",
    o."closingAt", m."role" AS "ownerRole", m."deactivatedAt" AS "memberDeactivatedAt", u."deactivatedAt" AS "personDeactivatedAt",
    l."archivedAt", p."inactivityDays", p."inactivitySince", p."noticeDays", x."lastUsedAt"
  FROM "Token" t
  JOIN "Organization" o ON o."id" = t."orgId"
  JOIN "Policy" p ON p."orgId" = t."orgId"
  LEFT JOIN "Membership" m ON m."orgId" = t."orgId" AND m."userId" = t."ownerId"
  LEFT JOIN "User" u ON u."id" = t."ownerId"
  LEFT JOIN "Location" l ON l."orgId" = t."orgId" AND l."id" = t."locationId"
  LEFT JOIN "TokenUse" x ON x."tokenId" = t."id"
  WHERE t."tokenKey" = `

export type VerifySource = Omit<VerifyRow, 'grantable' | 'suspendedBy' | 'noticeDays'> & {
  /** Separated by spaces, as stored. */
  readonly noticeDays: string
  readonly ownerRole: Role | null
  readonly closingAt: Date | null
  readonly memberDeactivatedAt: Date | null
  readonly personDeactivatedAt: Date | null
  readonly archivedAt: Date | null
}

export async function findForVerify(db: Reader, tokenKey: TokenKey): Promise<VerifySource | null> {
  const rows = await db.$queryRaw<VerifySource[]>(Prisma.sql`${Prisma.raw(verifySql)}${tokenKey}`)
  return rows[0] ?? null
}
