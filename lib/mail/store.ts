import type { Db, Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import { daysAfter } from '../time/calendar'
import type { OutboxMail } from './schema'

export interface NewEmail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly dedupe: string
}

/** Writes what is not written yet. */
export async function insertEmails(tx: Tx, at: Date, mails: readonly NewEmail[]): Promise<void> {
  if (mails.length === 0) return
  const values = mails.map(
    ({ id, to, subject, text, html, dedupe }) => Prisma.sql`(${id}, ${to}, ${subject}, ${text}, ${html}, ${at}, 0, ${at}, ${dedupe})`,
  )
  await tx.$executeRaw`INSERT INTO "MailOutbox" ("id", "recipient", "subject", "text", "html", "createdAt", "attempts", "nextTryAt", "dedupe")
    VALUES ${Prisma.join(values)} ON CONFLICT ("dedupe") DO NOTHING`
}

export async function findWritten(tx: Tx, dedupes: readonly string[]): Promise<ReadonlySet<string>> {
  if (dedupes.length === 0) return new Set()
  const rows = await tx.mailOutbox.findMany({ where: { dedupe: { in: [...dedupes] } }, select: { dedupe: true } })
  return new Set(rows.map(({ dedupe }) => dedupe))
}

/** What a mail says of coming days is true for so long. */
const truthfulDays = 7
const waiting = { sentAt: null, failedAt: null } as const

export type DueEmail = Awaited<ReturnType<typeof findDueEmails>>[number]

/** Mails whose next try has come, longest waiting first; what waited for days says nothing true any more. */
export const findDueEmails = (db: Reader, now: Date, take: number) =>
  db.mailOutbox.findMany({
    where: { ...waiting, nextTryAt: { lte: now }, createdAt: { gt: daysAfter(now, -truthfulDays) } },
    orderBy: [{ nextTryAt: 'asc' }, { id: 'asc' }],
    take,
  })

/** Takes a mail for one try until `until`; false when another process was first. */
export async function claimEmail(db: Db, { id, attempts }: DueEmail, now: Date, until: Date): Promise<boolean> {
  const { count } = await db.write((tx) =>
    tx.mailOutbox.updateMany({
      where: { id, attempts, ...waiting, nextTryAt: { lte: now } },
      data: { attempts: attempts + 1, nextTryAt: until },
    }),
  )
  return count === 1
}

export async function markSent(db: Db, id: string, sentAt: Date): Promise<void> {
  await db.write((tx) => tx.mailOutbox.update({ where: { id }, data: { sentAt, lastError: null } }))
}

export async function postpone(db: Db, id: string, nextTryAt: Date, lastError: string): Promise<void> {
  await db.write((tx) => tx.mailOutbox.update({ where: { id }, data: { nextTryAt, lastError } }))
}

export async function markFailed(db: Db, id: string, failedAt: Date, lastError: string): Promise<void> {
  await db.write((tx) => tx.mailOutbox.update({ where: { id }, data: { failedAt, lastError } }))
}

/** Deletes some of the mails that were written before. */
export const deleteEmails = (tx: Tx, before: Date, take: number): Promise<number> =>
  tx.$executeRaw`DELETE FROM "MailOutbox" WHERE "id" IN (SELECT "id" FROM "MailOutbox" WHERE "createdAt" < ${before} LIMIT ${take})`

export async function findOutbox(db: Reader): Promise<OutboxMail[]> {
  const rows = await db.mailOutbox.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 10_000 })
  return rows.map(({ recipient: to, subject, text, html, createdAt }) => ({ to, subject, text, html, at: createdAt.toISOString() }))
}

const testsPerHour = 5
const hourMs = 3_600_000

/** Counts one more test under `key` within the hour of the first; false when there were enough. */
export async function takeTestSlot(tx: Tx, key: string, at: Date): Promise<boolean> {
  const freeSince = new Date(at.getTime() - hourMs)
  const taken = await tx.$executeRaw`INSERT INTO "RateLimit" ("key", "windowStart", "count") VALUES (${`test:${key}`}, ${at}, 1)
    ON CONFLICT ("key") DO UPDATE SET
      "windowStart" = CASE WHEN "RateLimit"."windowStart" <= ${freeSince} THEN excluded."windowStart" ELSE "RateLimit"."windowStart" END,
      "count" = CASE WHEN "RateLimit"."windowStart" <= ${freeSince} THEN 1 ELSE "RateLimit"."count" + 1 END
    WHERE "RateLimit"."windowStart" <= ${freeSince} OR "RateLimit"."count" < ${testsPerHour}`
  return taken === 1
}
