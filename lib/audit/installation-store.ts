import type { Chain } from './store'

/** The only row of its table. */
const id = 1

/** The chain of what belongs to no organisation. Its head is made by the first who takes it. */
export const installationChain: Chain = {
  of: null,
  lockHead: (tx, start) =>
    tx.installationAuditHead.upsert({ where: { id }, create: { id, seq: 0, mac: start }, update: { seq: { increment: 0 } } }),
  appendEntry: async (tx, entry, mac) => {
    await tx.installationAuditEntry.create({ data: { ...entry, mac } })
    await tx.installationAuditHead.update({ where: { id }, data: { seq: entry.seq, mac } })
  },
  readHead: async (db, start) => (await db.installationAuditHead.findUnique({ where: { id } })) ?? { seq: 0, mac: start },
  readEntries: (db, after, take) => db.installationAuditEntry.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take }),
  readLastSeq: async (db) => {
    const last = await db.installationAuditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
    return last?.seq ?? 0
  },
}
