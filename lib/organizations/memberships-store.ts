import type { Reader } from '../db/client'
import type { UserId } from '../ids'

/** A membership with one of its locations, or without any. */
export interface MembershipRow {
  readonly orgId: string
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly role: string
  readonly joinedAt: Date
  readonly closingAt: Date | null
  readonly secondFactor: string
  readonly locationId: string | null
  readonly locationSlug: string
  readonly locationName: string
  readonly archivedAt: Date | null
  /** 1 = the member manages or belongs to the location; 0 = it is open, and they administer the organization. */
  readonly own: number | bigint
}

/** Active memberships of a user with their locations, by name. One statement: every page runs it. */
export const findMembershipRows = (db: Reader, userId: UserId): Promise<MembershipRow[]> => db.$queryRaw`
  SELECT o."id" AS "orgId", o."slug", o."name", o."timeZone", o."closingAt", o."secondFactor", m."role", m."createdAt" AS "joinedAt", l."id" AS "locationId",
    l."slug" AS "locationSlug", l."name" AS "locationName", l."archivedAt", CASE WHEN p."userId" IS NULL THEN 0 ELSE 1 END AS "own"
  FROM "Membership" m
  JOIN "Organization" o ON o."id" = m."orgId"
  LEFT JOIN "Location" l ON l."orgId" = m."orgId" AND ((m."role" IN ('owner', 'admin') AND l."archivedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "MembershipLocation" x WHERE x."orgId" = m."orgId" AND x."userId" = m."userId" AND x."locationId" = l."id"))
  LEFT JOIN "MembershipLocation" p ON p."orgId" = m."orgId" AND p."userId" = m."userId" AND p."locationId" = l."id"
  WHERE m."userId" = ${userId} AND m."deactivatedAt" IS NULL ORDER BY o."name", o."id", l."name"`
