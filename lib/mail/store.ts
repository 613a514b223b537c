import type { Db, Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { Retention } from '../db/retention'
import { daysAfter } from '../time/calendar'
import type { OutboxEmail } from './schema'
import type { Email, EmailCounts } from './types'

interface NewEmail extends Email {
  readonly id: string
}

/** Skips emails whose `dedupe` exists. */
export async function insertEmails(tx: Tx, at: Date, emails: readonly NewEmail[]): Promise<void> {
  if (emails.length === 0) return
  const values = emails.map(
    ({ id, to, subject, text, html, dedupe }) => Prisma.sql`(${id}, ${to}, ${subject}, ${text}, ${html}, ${at}, 0, ${at}, ${dedupe})`,
  )
  await tx.$executeRaw`INSERT INTO "MailOutbox" ("id", "recipient", "subject", "text", "html", "createdAt", "attempts", "nextTryAt", "dedupe")
    VALUES ${Prisma.join(values)} ON CONFLICT ("dedupe") DO NOTHING`
}

export async function findQueued(tx: Tx, dedupes: readonly string[]): Promise<ReadonlySet<string>> {
  if (dedupes.length === 0) return new Set()
  const rows = await tx.mailOutbox.findMany({ where: { dedupe: { in: [...dedupes] } }, select: { dedupe: true } })
  return new Set(rows.map(({ dedupe }) => dedupe))
}

/** An email that waited for longer is not sent: its dates are wrong. */
const sendableDays = 7
const waiting = { sentAt: null, failedAt: null } as const

export type DueEmail = Awaited<ReturnType<typeof findDueEmails>>[number]

/** Emails whose next attempt is due, longest waiting first. */
export const findDueEmails = (db: Reader, now: Date, take: number) =>
  db.mailOutbox.findMany({
    where: { ...waiting, nextTryAt: { lte: now }, createdAt: { gt: daysAfter(now, -sendableDays) } },
    orderBy: [{ nextTryAt: 'asc' }, { id: 'asc' }],
    take,
  })

/** Claims an email for one attempt until `until`; false if another process was first. */
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

export async function countEmails(db: Reader, since: Date): Promise<EmailCounts> {
  const count = (where: Prisma.MailOutboxWhereInput) => db.mailOutbox.count({ where: { createdAt: { gte: since }, ...where } })
  const [sent, pending, failed] = await Promise.all([count({ sentAt: { not: null } }), count(waiting), count({ failedAt: { not: null } })])
  return { sent, waiting: pending, failed }
}

export const retention = {
  emails: (tx, now, take) =>
    tx.$executeRaw`DELETE FROM "MailOutbox" WHERE "id" IN (SELECT "id" FROM "MailOutbox" WHERE "createdAt" < ${daysAfter(now, -30)} LIMIT ${take})`,
} as const satisfies Retention

export async function findOutbox(db: Reader): Promise<OutboxEmail[]> {
  const rows = await db.mailOutbox.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: 10_000 })
  return rows.map(({ recipient: to, subject, text, html, createdAt }) => ({ to, subject, text, html, at: createdAt.toISOString() }))
}
