import type { Retention } from '../db/retention'
import { requestDays } from '../recorder/limits'
import { daysAfter } from '../time/calendar'

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
} as const satisfies Retention
