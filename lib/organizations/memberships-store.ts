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
  /** A location that the member manages or belongs to. */
  readonly locationId: string | null
}

/** Active memberships of a user, by name, with the locations of each. One statement: every page runs it. */
export const findMembershipRows = (db: Reader, userId: UserId): Promise<MembershipRow[]> => db.$queryRaw`
  SELECT o."id" AS "orgId", o."slug", o."name", o."timeZone", o."closingAt", o."secondFactor", m."role", m."createdAt" AS "joinedAt", x."locationId"
  FROM "Membership" m
  JOIN "Organization" o ON o."id" = m."orgId"
  LEFT JOIN "MembershipLocation" x ON x."orgId" = m."orgId" AND x."userId" = m."userId"
  WHERE m."userId" = ${userId} AND m."deactivatedAt" IS NULL ORDER BY o."name", o."id", x."locationId"`
