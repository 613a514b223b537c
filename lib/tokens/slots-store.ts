import type { Reader, Tx } from '../db/client'
import type { OrgId } from '../ids'

export interface SlotsHeld {
  readonly listed: number
  readonly live: number
}

/** Slots that an owner's tokens hold, in the list and among the live tokens. An expired token keeps its slots and counts toward no limit. */
export async function countSlots(db: Reader | Tx, orgId: OrgId, ownerId: string, now: Date): Promise<SlotsHeld> {
  const where = { orgId, ownerId, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  const { _count } = await db.token.aggregate({ where, _count: { slot: true, liveSlot: true } })
  return { listed: _count.slot, live: _count.liveSlot }
}

/** 0 if none is taken. */
export async function highestSlot(tx: Tx, orgId: OrgId, ownerId: string, column: 'slot' | 'liveSlot'): Promise<number> {
  const where = { orgId, ownerId, [column]: { not: null } }
  const highest = await tx.token.findFirst({ where, orderBy: { [column]: 'desc' }, select: { slot: true, liveSlot: true } })
  return highest?.[column] ?? 0
}
