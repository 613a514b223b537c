import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'

export interface SlotsHeld {
  readonly listed: number
  readonly live: number
}

export type SlotColumn = 'slot' | 'liveSlot'

/** Expired tokens count toward no limit. */
export async function freeSlotsOfExpired(tx: Tx, orgId: OrgId, ownerId: string, now: Date): Promise<void> {
  await tx.token.updateMany({
    where: { orgId, ownerId, expiresAt: { lte: now }, OR: [{ slot: { not: null } }, { liveSlot: { not: null } }] },
    data: { slot: null, liveSlot: null },
  })
}

/** Slots that an owner's tokens hold, in the list and among the live tokens. */
export async function countSlots(db: Reader | Tx, orgId: OrgId, ownerId: string): Promise<SlotsHeld> {
  const { _count } = await db.token.aggregate({ where: { orgId, ownerId }, _count: { slot: true, liveSlot: true } })
  return { listed: _count.slot, live: _count.liveSlot }
}

export async function slotsOf(tx: Tx, orgId: OrgId, ownerId: string, column: SlotColumn): Promise<number[]> {
  const where = { orgId, ownerId, [column]: { not: null } }
  const rows = await tx.token.findMany({ where, select: { slot: true, liveSlot: true } })
  return rows.flatMap((row) => row[column] ?? [])
}

/** 0 if none is taken. */
export async function highestSlot(tx: Tx, orgId: OrgId, ownerId: string, column: SlotColumn): Promise<number> {
  const where = { orgId, ownerId, [column]: { not: null } }
  const last = await tx.token.findFirst({ where, orderBy: { [column]: 'desc' }, select: { slot: true, liveSlot: true } })
  return last?.[column] ?? 0
}
