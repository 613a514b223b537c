import type { Retention } from '../db/retention'
import { daysAfter } from '../time/calendar'

export const retention = {
  notices: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Notice" WHERE "id" IN (SELECT "id" FROM "Notice"
      WHERE "at" < ${daysAfter(now, -400)} OR ("at" < ${daysAfter(now, -180)} AND "readAt" IS NOT NULL) LIMIT ${take})`,
  // as long as the emails they were part of
  digestItems: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "DigestItem" WHERE "id" IN
      (SELECT "id" FROM "DigestItem" WHERE "sentAt" < ${daysAfter(now, -30)} LIMIT ${take})`,
} as const satisfies Retention
