import type { Reader } from '../db/client'
import type { Chain, Head } from './store'

/** The only row of its table. */
const id = 1

/** A migration inserts the head without knowing the key, so the first entry is linked to the start whatever the row contains. */
const linked = (head: Head, start: string): Head => (head.seq === 0 ? { seq: 0, mac: start } : head)

/** Accounts are recorded when they are created, so a chain without entries was emptied if there are any. */
export const hasPeople = async (db: Reader): Promise<boolean> => (await db.user.findFirst({ select: { id: true } })) !== null

/** Never inserts the head: a missing head means that the chain was truncated. */
export const installationChain: Chain = {
  of: null,
  lockHead: async (tx, start) => linked(await tx.installationAuditHead.update({ where: { id }, data: { seq: { increment: 0 } } }), start),
  appendEntry: async (tx, entry, mac) => {
    await tx.installationAuditEntry.create({ data: { ...entry, mac } })
    await tx.installationAuditHead.update({ where: { id }, data: { seq: entry.seq, mac } })
  },
  readHead: async (db, start) => {
    const head = await db.installationAuditHead.findUnique({ where: { id } })
    return head && linked(head, start)
  },
  readEntries: (db, after, take) => db.installationAuditEntry.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take }),
  readLastSeq: async (db) => {
    const last = await db.installationAuditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
    return last?.seq ?? 0
  },
  readMac: async (db, seq) => (await db.installationAuditEntry.findUnique({ where: { seq }, select: { mac: true } }))?.mac ?? null,
}
