import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'
import type { ChainOf, Entry } from './chain'

export interface Head {
  readonly seq: number
  readonly mac: string
}

/** Storage of one chain; `start` is the link that precedes its first entry. */
export interface Chain {
  readonly of: ChainOf
  /** Locks the head for this transaction with a write, because SQLite cannot reliably upgrade a read transaction. */
  lockHead(tx: Tx, start: string): Promise<Head>
  /** Call it in the transaction that locked the head. */
  appendEntry(tx: Tx, entry: Entry, mac: string): Promise<void>
  readHead(db: Reader, start: string): Promise<Head | null>
  readEntries(db: Reader, after: number, take: number): Promise<(Entry & { readonly mac: string })[]>
  readLastSeq(db: Reader): Promise<number>
  /** The link of an entry; null if there is none. */
  readMac(db: Reader, seq: number): Promise<string | null>
}

const head = { seq: true, mac: true } as const

export async function insertHead(tx: Tx, orgId: OrgId, mac: string): Promise<void> {
  await tx.auditHead.create({ data: { orgId, seq: 0, mac } })
}

export const organizationChain = (orgId: OrgId): Chain => ({
  of: orgId,
  lockHead: (tx) => tx.auditHead.update({ where: { orgId }, data: { seq: { increment: 0 } }, select: head }),
  appendEntry: async (tx, entry, mac) => {
    await tx.auditEntry.create({ data: { ...entry, orgId, mac } })
    await tx.auditHead.update({ where: { orgId }, data: { seq: entry.seq, mac } })
  },
  readHead: (db) => db.auditHead.findUnique({ where: { orgId }, select: head }),
  readEntries: (db, after, take) => db.auditEntry.findMany({ where: { orgId, seq: { gt: after } }, orderBy: { seq: 'asc' }, take }),
  readLastSeq: async (db) => {
    const last = await db.auditEntry.findFirst({ where: { orgId }, orderBy: { seq: 'desc' }, select: { seq: true } })
    return last?.seq ?? 0
  },
  readMac: async (db, seq) =>
    (await db.auditEntry.findUnique({ where: { orgId_seq: { orgId, seq } }, select: { mac: true } }))?.mac ?? null,
})
