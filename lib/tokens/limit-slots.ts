import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { ok, type Result } from '../result'
import type { Policy } from './policy/policy'
import { countSlots, highestSlot, type SlotsHeld } from './slots-store'

/** Slots of a user token: in its owner's list, and among the owner's live tokens. */
export interface LimitSlots {
  readonly slot: number
  readonly liveSlot: number
}

export type FullLimit = 'listed' | 'live'

/** The limit that is full. Removing from the list frees no live slot, so the live limit comes first. */
export function fullLimit(policy: Policy, held: SlotsHeld): FullLimit | null {
  if (!hasRoom(policy.livePerPerson, held.live)) return 'live'
  return hasRoom(policy.listedPerPerson, held.listed) ? null : 'listed'
}

/** True if a limit leaves another slot; 0 = no limit. */
export const hasRoom = (limit: number, held: number): boolean => limit === 0 || held < limit

/**
 * Free slots of an owner, or the limit that is full. Slots are assigned even without a limit, so that a limit
 * set later applies immediately; the unique columns keep two writers from taking the same slot.
 */
export async function takeSlots(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<Result<LimitSlots, FullLimit>> {
  const full = fullLimit(policy, await countSlots(tx, orgId, ownerId, now))
  if (full) return { ok: false, error: full }
  return ok({
    slot: (await highestSlot(tx, orgId, ownerId, 'slot')) + 1,
    liveSlot: (await highestSlot(tx, orgId, ownerId, 'liveSlot')) + 1,
  })
}

/** A slot in the list only, for a token that is restored to it; null if the list is full. */
export async function takeListSlot(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<number | null> {
  const { listed } = await countSlots(tx, orgId, ownerId, now)
  return hasRoom(policy.listedPerPerson, listed) ? (await highestSlot(tx, orgId, ownerId, 'slot')) + 1 : null
}
