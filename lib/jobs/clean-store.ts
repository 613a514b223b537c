import type { Tx } from '../db/client'
import { daysAfter } from '../time/calendar'

/** Deletes some of what only time made useless; answers how many rows. */
type DeleteSome = (tx: Tx, now: Date, take: number) => Promise<number>

/** What goes after how long, by the name of its rows. What has a rule of its own is cleaned by its module. */
export const expiredRows = {
  idempotency: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Idempotency" WHERE ("actor", "route", "key") IN
      (SELECT "actor", "route", "key" FROM "Idempotency" WHERE "createdAt" <= ${daysAfter(now, -1)} LIMIT ${take})`,
  tickets: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "SignInTicket" WHERE "digest" IN
      (SELECT "digest" FROM "SignInTicket" WHERE "expiresAt" < ${daysAfter(now, -1)} LIMIT ${take})`,
  sessions: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Session" WHERE "id" IN
      (SELECT "id" FROM "Session" WHERE "endsAt" < ${daysAfter(now, -30)} OR "endedAt" < ${daysAfter(now, -30)} LIMIT ${take})`,
  throttles: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Throttle" WHERE "key" IN (SELECT "key" FROM "Throttle"
      WHERE "lastFailedAt" < ${daysAfter(now, -2)} AND "blockedUntil" < ${daysAfter(now, -2)} LIMIT ${take})`,
  limits: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "RateLimit" WHERE "key" IN
      (SELECT "key" FROM "RateLimit" WHERE "windowStart" < ${daysAfter(now, -2)} LIMIT ${take})`,
  runs: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "JobRun" WHERE ("name", "startedAt") IN
      (SELECT "name", "startedAt" FROM "JobRun" WHERE "startedAt" < ${daysAfter(now, -14)} LIMIT ${take})`,
  notices: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Notice" WHERE "id" IN (SELECT "id" FROM "Notice"
      WHERE "at" < ${daysAfter(now, -400)} OR ("at" < ${daysAfter(now, -180)} AND "readAt" IS NOT NULL) LIMIT ${take})`,
  // a notice of 365 days before counts until the end it tells of is 30 days ago; a count of disuse that lost one is told of anew
  warnings: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenWarning" WHERE ("tokenId", "rule", "since", "before") IN
      (SELECT "tokenId", "rule", "since", "before" FROM "TokenWarning" WHERE "at" < ${daysAfter(now, -400)} LIMIT ${take})`,
  // nobody asks any more whether somebody was told that day
  oddities: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenWarning" WHERE ("tokenId", "rule", "since", "before") IN
      (SELECT "tokenId", "rule", "since", "before" FROM "TokenWarning"
      WHERE "rule" IN ('network', 'rejected') AND "at" < ${daysAfter(now, -3)} LIMIT ${take})`,
  // from the tokens, those of the last weeks only: who slept longer finds the rest after 400 days
  warningsOfDeleted: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenWarning" WHERE ("tokenId", "rule", "since", "before") IN
      (SELECT w."tokenId", w."rule", w."since", w."before" FROM "Token" t CROSS JOIN "TokenWarning" w
      WHERE t."revokedAt" < ${daysAfter(now, -30)} AND t."revokedAt" >= ${daysAfter(now, -60)} AND w."tokenId" = t."id" LIMIT ${take})`,
  networksOfDeleted: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "TokenNetwork" WHERE ("tokenId", "network") IN
      (SELECT n."tokenId", n."network" FROM "Token" t CROSS JOIN "TokenNetwork" n
      WHERE t."revokedAt" < ${daysAfter(now, -30)} AND t."revokedAt" >= ${daysAfter(now, -400)} AND n."tokenId" = t."id" LIMIT ${take})`,
  // whoever signs in loses older ones than 90 days at once; without any, a first sign-in is told to nobody
  sights: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "KnownDevice" WHERE ("userId", "kind", "value") IN
      (SELECT "userId", "kind", "value" FROM "KnownDevice" WHERE "lastSeenAt" < ${daysAfter(now, -400)} LIMIT ${take})`,
  // as long as the mail they were part of
  dailyMails: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "DigestItem" WHERE "id" IN
      (SELECT "id" FROM "DigestItem" WHERE "sentAt" < ${daysAfter(now, -30)} LIMIT ${take})`,
} as const satisfies Record<string, DeleteSome>

export type ExpiredRows = keyof typeof expiredRows
