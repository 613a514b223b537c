import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'

export interface Head {
  readonly seq: number
  readonly mac: string
}

export interface EntryRow {
  readonly orgId: string
  readonly seq: number
  readonly at: Date
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly action: string
  readonly tokenKey: string | null
  readonly subject: string | null
  readonly before: string | null
  readonly after: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
}

export async function insertHead(tx: Tx, orgId: OrgId, mac: string): Promise<void> {
  await tx.auditHead.create({ data: { orgId, seq: 0, mac } })
}

/** Takes the head for this transaction. It writes first, so a transaction never has to upgrade from a read. */
export async function lockHead(tx: Tx, orgId: OrgId): Promise<Head> {
  return tx.auditHead.update({ where: { orgId }, data: { seq: { increment: 0 } }, select: { seq: true, mac: true } })
}

export async function appendEntry(tx: Tx, entry: EntryRow, mac: string): Promise<void> {
  await tx.auditEntry.create({ data: { ...entry, mac } })
  await tx.auditHead.update({ where: { orgId: entry.orgId }, data: { seq: entry.seq, mac } })
}

export async function readHead(db: Reader, orgId: OrgId): Promise<Head | null> {
  return db.auditHead.findUnique({ where: { orgId }, select: { seq: true, mac: true } })
}

export async function readEntries(db: Reader, orgId: OrgId, after: number, take: number) {
  return db.auditEntry.findMany({ where: { orgId, seq: { gt: after } }, orderBy: { seq: 'asc' }, take })
}

export async function readLastSeq(db: Reader, orgId: OrgId): Promise<number> {
  const last = await db.auditEntry.findFirst({ where: { orgId }, orderBy: { seq: 'desc' }, select: { seq: true } })
  return last?.seq ?? 0
}
