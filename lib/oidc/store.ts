import type { Db, Tx } from '../db/client'
import type { Retention } from '../db/retention'
import type { SessionId, UserId } from '../ids'
import { daysAfter } from '../time/calendar'

export interface NewAttempt {
  readonly digest: string
  readonly browserDigest: string
  readonly nonce: string
  readonly verifier: string
  readonly userId: UserId | null
  readonly sessionId: SessionId | null
  readonly next: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx.oidcAttempt.create({ data: attempt })
}

/** Takes an attempt that this browser began; of concurrent calls, one gets it. */
export async function takeAttempt(db: Db, digest: string, browserDigest: string, now: Date): Promise<NewAttempt | null> {
  const attempt = await db.read.oidcAttempt.findFirst({ where: { digest, browserDigest, expiresAt: { gt: now } } })
  if (!attempt) return null
  const { count } = await db.write((tx) => tx.oidcAttempt.deleteMany({ where: { digest } }))
  if (count !== 1) return null
  return { ...attempt, userId: attempt.userId as UserId | null, sessionId: attempt.sessionId as SessionId | null }
}

export const retention = {
  oidcAttempts: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "OidcAttempt" WHERE "digest" IN
      (SELECT "digest" FROM "OidcAttempt" WHERE "expiresAt" < ${daysAfter(now, -1)} LIMIT ${take})`,
} as const satisfies Retention
