import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, UserId } from '../ids'
import type { NoticeKind } from './schema'
import type { NewNotice } from './store'

/** Those of the given people whose digest contains the notice, sent or not. */
export async function findDigestRecipients(tx: Tx, orgId: OrgId, dedupe: string, userIds: readonly UserId[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const where = { orgId, dedupe, userId: { in: [...userIds] } }
  return new Set((await tx.digestItem.findMany({ where, select: { userId: true } })).map(({ userId }) => userId))
}

/** Adds notices to the next digest, unless they are in one already. */
export async function insertDigestItems(tx: Tx, items: readonly NewNotice[]): Promise<void> {
  if (items.length === 0) return
  const values = items.map(
    (row) =>
      Prisma.sql`(${row.id}, ${row.orgId}, ${row.userId}, ${row.kind}, ${row.tokenKey}, ${row.subject}, ${row.facts}, ${row.at}, ${row.dedupe})`,
  )
  await tx.$executeRaw`INSERT INTO "DigestItem" ("id", "orgId", "userId", "kind", "tokenKey", "subject", "facts", "at", "dedupe")
    VALUES ${Prisma.join(values)} ON CONFLICT ("orgId", "userId", "dedupe") DO NOTHING`
}

export interface DigestRecipient {
  readonly userId: UserId
  readonly timeZone: string
  readonly sentUntil: Date | null
  /** Time of the oldest item; null if it has just been sent. */
  readonly firstAt: Date | null
}

/** Everyone with unsent items, read in batches. */
export async function* findPendingRecipients(db: Reader, batchSize = 200): AsyncGenerator<DigestRecipient> {
  let after = ''
  for (;;) {
    const people = await readPendingRecipients(db, after, batchSize)
    yield* people
    const last = people.at(-1)
    if (!last || people.length < batchSize) return
    after = last.userId
  }
}

async function readPendingRecipients(db: Reader, after: string, take: number): Promise<DigestRecipient[]> {
  const people = await db.user.findMany({
    where: { id: { gt: after }, memberships: { some: { waiting: { some: { sentAt: null } } } } },
    select: { id: true, timeZone: true, emailPreference: { select: { sentUntil: true } } },
    orderBy: { id: 'asc' },
    take,
  })
  const unsent = { userId: { in: people.map(({ id }) => id) }, sentAt: null }
  const oldest = await db.digestItem.groupBy({ by: ['userId'], where: unsent, _min: { at: true } })
  const firstAt = new Map(oldest.map(({ userId, _min }) => [userId, _min.at]))
  return people.map(({ id, timeZone, emailPreference }) => {
    return { userId: id as UserId, timeZone, sentUntil: emailPreference?.sentUntil ?? null, firstAt: firstAt.get(id) ?? null }
  })
}

/** Claims the digest due at `due`; false if another process has it. */
export async function claimDigest(tx: Tx, userId: UserId, due: Date): Promise<boolean> {
  const claimed = await tx.$executeRaw`INSERT INTO "EmailPreference" ("userId", "daily", "sentUntil") VALUES (${userId}, ${false}, ${due})
    ON CONFLICT ("userId") DO UPDATE SET "sentUntil" = excluded."sentUntil"
    WHERE "EmailPreference"."sentUntil" IS NULL OR "EmailPreference"."sentUntil" < excluded."sentUntil"`
  return claimed === 1
}

/** Marks all items until then as sent and returns those of active members. */
export async function takeDigestItems(tx: Tx, userId: UserId, until: Date, sentAt: Date) {
  const due = { userId, sentAt: null, at: { lt: until } }
  const rows = await tx.digestItem.findMany({
    where: { ...due, member: { deactivatedAt: null, user: { deactivatedAt: null } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: {
      member: {
        select: { org: { select: { slug: true, name: true } }, user: { select: { email: true, timeZone: true, hourCycle: true } } },
      },
    },
  })
  await tx.digestItem.updateMany({ where: due, data: { sentAt } })
  return rows.map(({ kind, facts, ...row }) => ({ ...row, kind: kind as NoticeKind, facts: JSON.parse(facts) }))
}

export type DigestItem = Awaited<ReturnType<typeof takeDigestItems>>[number]
