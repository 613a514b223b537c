import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, UserId } from '../ids'
import type { NoticeKind } from './schema'
import type { NewNotice } from './store'

/** Which of these people are told of it in a daily mail, past or coming. */
export async function findDigestRecipients(tx: Tx, orgId: OrgId, dedupe: string, userIds: readonly UserId[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const where = { orgId, dedupe, userId: { in: [...userIds] } }
  return new Set((await tx.digestItem.findMany({ where, select: { userId: true } })).map(({ userId }) => userId))
}

/** Keeps for the next daily mail what does not wait there yet and was part of none. */
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
  /** Null where it has just been sent. */
  readonly firstAt: Date | null
}

/** Everyone for whom something waits, and since when; read a few at a time. */
export async function* findWaitingPeople(db: Reader, atOnce = 200): AsyncGenerator<DigestRecipient> {
  let after = ''
  for (;;) {
    const people = await readWaitingPeople(db, after, atOnce)
    yield* people
    const last = people.at(-1)
    if (!last || people.length < atOnce) return
    after = last.userId
  }
}

async function readWaitingPeople(db: Reader, after: string, take: number): Promise<DigestRecipient[]> {
  const people = await db.user.findMany({
    where: { id: { gt: after }, memberships: { some: { waiting: { some: { sentAt: null } } } } },
    select: { id: true, timeZone: true, emailPreference: { select: { sentUntil: true } } },
    orderBy: { id: 'asc' },
    take,
  })
  const theirs = { userId: { in: people.map(({ id }) => id) }, sentAt: null }
  const since = await db.digestItem.groupBy({ by: ['userId'], where: theirs, _min: { at: true } })
  const firstAt = new Map(since.map(({ userId, _min }) => [userId, _min.at]))
  return people.map(({ id, timeZone, emailPreference }) => {
    return { userId: id as UserId, timeZone, sentUntil: emailPreference?.sentUntil ?? null, firstAt: firstAt.get(id) ?? null }
  })
}

/** Takes the sending of one 09:00; false when another process has it. */
export async function claimDigest(tx: Tx, userId: UserId, due: Date): Promise<boolean> {
  const claimed = await tx.$executeRaw`INSERT INTO "EmailPreference" ("userId", "daily", "sentUntil") VALUES (${userId}, ${false}, ${due})
    ON CONFLICT ("userId") DO UPDATE SET "sentUntil" = excluded."sentUntil"
    WHERE "EmailPreference"."sentUntil" IS NULL OR "EmailPreference"."sentUntil" < excluded."sentUntil"`
  return claimed === 1
}

/** Takes everything that waited until then. */
export async function takeDigestItems(tx: Tx, userId: UserId, until: Date, sentAt: Date) {
  const due = { userId, sentAt: null, at: { lt: until } }
  const rows = await tx.digestItem.findMany({
    where: { ...due, member: { deactivatedAt: null, user: { deactivatedAt: null } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { member: { select: { org: { select: { slug: true, name: true } }, user: { select: { email: true, timeZone: true } } } } },
  })
  await tx.digestItem.updateMany({ where: due, data: { sentAt } })
  return rows.map(({ kind, facts, ...row }) => ({ ...row, kind: kind as NoticeKind, facts: JSON.parse(facts) }))
}

export type DigestItem = Awaited<ReturnType<typeof takeDigestItems>>[number]
