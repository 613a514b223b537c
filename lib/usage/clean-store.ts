import type { Retention } from '../db/retention'
import { requestDays } from '../recorder/limits'
import { daysAfter } from '../time/calendar'

/** Thirteen months: a month can be compared with the same one of the year before. */
const usageDays = 400

export const retention = {
  recentRequests: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "RecentRequest" WHERE ("tokenId", "at", "id") IN
      (SELECT "tokenId", "at", "id" FROM "RecentRequest" WHERE "at" < ${daysAfter(now, -requestDays)} LIMIT ${take})`,
  // claims of `claimDay`, which are only read for the day they name
  usageWarnings: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenWarning" WHERE ("tokenId", "rule", "since", "before") IN
      (SELECT "tokenId", "rule", "since", "before" FROM "TokenWarning"
      WHERE "rule" IN ('network', 'rejected') AND "at" < ${daysAfter(now, -3)} LIMIT ${take})`,
  networksOfDeleted: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenNetwork" WHERE ("tokenId", "network") IN
      (SELECT n."tokenId", n."network" FROM "Token" t CROSS JOIN "TokenNetwork" n
      WHERE t."revokedAt" < ${daysAfter(now, -30)} AND t."revokedAt" >= ${daysAfter(now, -400)} AND n."tokenId" = t."id" LIMIT ${take})`,
  // the use of a token is added up in one statement over all its hours. The index begins with the organization
  usageHours: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "UsageHour" WHERE ("tokenId", "generation", "hour") IN
      (SELECT h."tokenId", h."generation", h."hour" FROM "Organization" o CROSS JOIN "UsageHour" h
      WHERE h."orgId" = o."id" AND h."hour" < ${daysAfter(now, -usageDays)} LIMIT ${take})`,
  rejectionHours: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "RejectionHour" WHERE ("tokenId", "code", "hour") IN
      (SELECT h."tokenId", h."code", h."hour" FROM "Organization" o CROSS JOIN "RejectionHour" h
      WHERE h."orgId" = o."id" AND h."hour" < ${daysAfter(now, -usageDays)} LIMIT ${take})`,
} as const satisfies Retention
