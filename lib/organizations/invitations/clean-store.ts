import type { Retention } from '../../db/retention'
import { daysAfter } from '../../time/calendar'

export const retention = {
  // an answered or revoked invitation was closed before it would have expired
  invitations: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Invitation" WHERE "id" IN
      (SELECT "id" FROM "Invitation" WHERE "expiresAt" < ${daysAfter(now, -90)} LIMIT ${take})`,
} as const satisfies Retention
