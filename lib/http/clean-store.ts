import type { Retention } from '../db/retention'
import { daysAfter } from '../time/calendar'

export const retention = {
  idempotency: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Idempotency" WHERE ("actor", "route", "key") IN
      (SELECT "actor", "route", "key" FROM "Idempotency" WHERE "createdAt" <= ${daysAfter(now, -1)} LIMIT ${take})`,
} as const satisfies Retention
