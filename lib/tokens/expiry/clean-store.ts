import type { Retention } from '../../db/retention'
import { daysAfter } from '../../time/calendar'

export const retention = {
  // 400 days: a notice sent 365 days before expiration must outlive it by 30 days; an inactivity notice is sent again if it is lost
  warnings: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenWarning" WHERE ("tokenId", "rule", "since", "before") IN
      (SELECT "tokenId", "rule", "since", "before" FROM "TokenWarning" WHERE "at" < ${daysAfter(now, -400)} LIMIT ${take})`,
  // only tokens deleted in the last 60 days are searched; if the job was down for longer, the rule above deletes the rest
  warningsOfDeleted: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenWarning" WHERE ("tokenId", "rule", "since", "before") IN
      (SELECT w."tokenId", w."rule", w."since", w."before" FROM "Token" t CROSS JOIN "TokenWarning" w
      WHERE t."revokedAt" < ${daysAfter(now, -30)} AND t."revokedAt" >= ${daysAfter(now, -60)} AND w."tokenId" = t."id" LIMIT ${take})`,
} as const satisfies Retention
