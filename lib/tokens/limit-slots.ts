import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { ok, type Result } from '../result'
import type { Policy } from './policy/policy'
import { freeSlotsOfExpired, slotsOf } from './store'

/** The places a user token takes: in its owner's list, and among the owner's live tokens. */
export interface LimitSlots {
  readonly slot: number
  readonly liveSlot: number
}

/** How many places an owner's tokens hold. */
export interface SlotsHeld {
  readonly listed: number
  readonly live: number
}

/** The limit that leaves no place. */
export type FullLimit = 'listed' | 'live'

/** Which limit is full. Removing from the list frees no place among the live tokens, so that one is told first. */
export function fullLimit(policy: Policy, held: SlotsHeld): FullLimit | null {
  if (!hasRoom(policy.livePerPerson, held.live)) return 'live'
  return hasRoom(policy.listedPerPerson, held.listed) ? null : 'listed'
}

/** Whether a limit leaves another place; 0 = no limit. */
export const hasRoom = (limit: number, held: number): boolean => limit === 0 || held < limit

/**
 * The lowest free places of an owner, or the limit that leaves none. Assigned even without a limit, so that one that
 * comes later holds at once; the unique columns keep two writers from taking the same place.
 */
export async function takeSlots(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<Result<LimitSlots, FullLimit>> {
  await freeSlotsOfExpired(tx, orgId, ownerId, now)
  const taken = await slotsOf(tx, orgId, ownerId)
  const slots = taken.flatMap(({ slot }) => slot ?? [])
  const liveSlots = taken.flatMap(({ liveSlot }) => liveSlot ?? [])
  const full = fullLimit(policy, { listed: slots.length, live: liveSlots.length })
  return full ? { ok: false, error: full } : ok({ slot: lowestFree(slots), liveSlot: lowestFree(liveSlots) })
}

/** The place in the list alone, for a token that comes back to it. */
export async function takeListSlot(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<number | null> {
  await freeSlotsOfExpired(tx, orgId, ownerId, now)
  const slots = (await slotsOf(tx, orgId, ownerId)).flatMap(({ slot }) => slot ?? [])
  return hasRoom(policy.listedPerPerson, slots.length) ? lowestFree(slots) : null
}

function lowestFree(taken: readonly number[]): number {
  const held = new Set(taken)
  let place = 1
  while (held.has(place)) place += 1
  return place
}
