import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { ok, type Result } from '../result'
import type { Policy } from './policy/policy'
import { freeSlotsOfExpired, slotsOf } from './store'

/** Slots of a user token: in its owner's list, and among the owner's live tokens. */
export interface LimitSlots {
  readonly slot: number
  readonly liveSlot: number
}

export interface SlotsHeld {
  readonly listed: number
  readonly live: number
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
 * The lowest free slots of an owner, or the limit that is full. Slots are assigned even without a limit, so that a limit
 * set later applies immediately; the unique columns keep two writers from taking the same slot.
 */
export async function takeSlots(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<Result<LimitSlots, FullLimit>> {
  await freeSlotsOfExpired(tx, orgId, ownerId, now)
  const taken = await slotsOf(tx, orgId, ownerId)
  const slots = taken.flatMap(({ slot }) => slot ?? [])
  const liveSlots = taken.flatMap(({ liveSlot }) => liveSlot ?? [])
  const full = fullLimit(policy, { listed: slots.length, live: liveSlots.length })
  return full ? { ok: false, error: full } : ok({ slot: lowestFree(slots), liveSlot: lowestFree(liveSlots) })
}

/** A slot in the list only, for a token that is restored to it; null if the list is full. */
export async function takeListSlot(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<number | null> {
  await freeSlotsOfExpired(tx, orgId, ownerId, now)
  const slots = (await slotsOf(tx, orgId, ownerId)).flatMap(({ slot }) => slot ?? [])
  return hasRoom(policy.listedPerPerson, slots.length) ? lowestFree(slots) : null
}

function lowestFree(taken: readonly number[]): number {
  const held = new Set(taken)
  let slot = 1
  while (held.has(slot)) slot += 1
  return slot
}
