import type { Reader } from '../db/client'
import type { UserId } from '../ids'
import { type Batches, inBatches, mapped, perStatement } from './batches'

const columns = { at: true, action: true, tokenKey: true, subject: true, before: true, after: true, ip: true, userAgent: true } as const

const doneBy = (userId: UserId) => ({ actorKind: { in: ['account', 'person'] }, actorId: userId })

/** The newest entries of a person in the audit log of an organization. */
export const actionsIn = (db: Reader, orgId: string, userId: UserId, most: number) =>
  withoutNumbers(
    inBatches(
      (after: { readonly seq: number } | null, take) =>
        db.auditEntry.findMany({
          where: { orgId, ...doneBy(userId), ...(after && { seq: { lt: after.seq } }) },
          select: { seq: true, org: { select: { slug: true } }, ...columns },
          orderBy: { seq: 'desc' },
          take,
        }),
      most,
    ),
  )

/** Entries of the installation that one statement compares: no index has those of one person in order. */
const compared = 20_000

/** The newest entries of a person in the audit log of the installation. */
export const accountActionsOf = (db: Reader, userId: UserId, most: number) => withoutNumbers(numberedActionsOf(db, userId, most))

async function* numberedActionsOf(db: Reader, userId: UserId, most: number) {
  const newest = await db.installationAuditEntry.findFirst({ select: { seq: true }, orderBy: { seq: 'desc' } })
  let before = (newest?.seq ?? 0) + 1
  for (let left = most; before > 1 && left > 0; ) {
    const first = Math.max(1, before - compared)
    const take = Math.min(left, perStatement)
    const rows = await db.installationAuditEntry.findMany({
      where: { ...doneBy(userId), seq: { gte: first, lt: before } },
      select: { seq: true, ...columns },
      orderBy: { seq: 'desc' },
      take,
    })
    if (rows.length > 0) yield rows
    left -= rows.length
    before = rows.length < take ? first : (rows.at(-1)?.seq ?? 0)
  }
}

const withoutNumbers = <Row extends { readonly seq: number }>(entries: Batches<Row>): Batches<Omit<Row, 'seq'>> =>
  mapped(entries, ({ seq: _seq, ...entry }) => entry)
