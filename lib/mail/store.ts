import type { Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'

export interface NewMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly dedupe: string
}

/** Writes what is not written yet. */
export async function insertMails(tx: Tx, at: Date, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return
  const values = mails.map(
    ({ id, to, subject, text, html, dedupe }) => Prisma.sql`(${id}, ${to}, ${subject}, ${text}, ${html}, ${at}, 0, ${at}, ${dedupe})`,
  )
  await tx.$executeRaw`INSERT INTO "MailOutbox" ("id", "recipient", "subject", "text", "html", "createdAt", "attempts", "nextTryAt", "dedupe")
    VALUES ${Prisma.join(values)} ON CONFLICT ("dedupe") DO NOTHING`
}
