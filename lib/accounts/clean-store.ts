import type { Retention } from '../db/retention'
import { daysAfter } from '../time/calendar'

export const retention = {
  tickets: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "SignInTicket" WHERE "digest" IN
      (SELECT "digest" FROM "SignInTicket" WHERE "expiresAt" < ${daysAfter(now, -1)} LIMIT ${take})`,
  secondSteps: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "SecondStep" WHERE "digest" IN
      (SELECT "digest" FROM "SecondStep" WHERE "expiresAt" < ${daysAfter(now, -1)} LIMIT ${take})`,
  passkeyChallenges: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "PasskeyChallenge" WHERE "digest" IN
      (SELECT "digest" FROM "PasskeyChallenge" WHERE "expiresAt" < ${daysAfter(now, -1)} LIMIT ${take})`,
  links: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "OneTimeLink" WHERE "digest" IN
      (SELECT "digest" FROM "OneTimeLink" WHERE "expiresAt" < ${daysAfter(now, -1)} LIMIT ${take})`,
  // after a day, the person has asked again or given up
  emailRequests: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "EmailRequest" WHERE "id" IN
      (SELECT "id" FROM "EmailRequest" WHERE "createdAt" < ${daysAfter(now, -1)} LIMIT ${take})`,
  sessions: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Session" WHERE "id" IN
      (SELECT "id" FROM "Session" WHERE "endsAt" < ${daysAfter(now, -30)} OR "endedAt" < ${daysAfter(now, -30)} LIMIT ${take})`,
  throttles: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "Throttle" WHERE "key" IN (SELECT "key" FROM "Throttle"
      WHERE "lastFailedAt" < ${daysAfter(now, -2)} AND "blockedUntil" < ${daysAfter(now, -2)} LIMIT ${take})`,
  // signing in deletes devices older than 90 days; without any device left, a sign-in counts as the first and notifies no one
  knownDevices: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "KnownDevice" WHERE ("userId", "kind", "value") IN
      (SELECT "userId", "kind", "value" FROM "KnownDevice" WHERE "lastSeenAt" < ${daysAfter(now, -400)} LIMIT ${take})`,
} as const satisfies Retention
