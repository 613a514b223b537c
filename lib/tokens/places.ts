import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import type { Policy } from './policy'
import { freePlacesOfExpired, placesOf } from './store'

/** The places a user token takes: in its owner's list, and among the owner's live tokens. */
export interface Places {
  readonly slot: number
  readonly liveSlot: number
}

/**
 * The lowest free places of an owner, or null where a limit leaves none. Assigned even without a limit, so that one that
 * comes later holds at once; the unique columns keep two writers from taking the same place.
 */
export async function takePlaces(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<Places | null> {
  await freePlacesOfExpired(tx, orgId, ownerId, now)
  const taken = await placesOf(tx, orgId, ownerId)
  const slots = taken.flatMap(({ slot }) => slot ?? [])
  const liveSlots = taken.flatMap(({ liveSlot }) => liveSlot ?? [])
  const full = reached(policy.listedPerPerson, slots.length) || reached(policy.livePerPerson, liveSlots.length)
  return full ? null : { slot: lowestFree(slots), liveSlot: lowestFree(liveSlots) }
}

/** The place in the list alone, for a token that comes back to it. */
export async function takeSlot(tx: Tx, orgId: OrgId, ownerId: string, policy: Policy, now: Date): Promise<number | null> {
  await freePlacesOfExpired(tx, orgId, ownerId, now)
  const slots = (await placesOf(tx, orgId, ownerId)).flatMap(({ slot }) => slot ?? [])
  return reached(policy.listedPerPerson, slots.length) ? null : lowestFree(slots)
}

const reached = (limit: number, held: number): boolean => limit > 0 && held >= limit

function lowestFree(taken: readonly number[]): number {
  const held = new Set(taken)
  let place = 1
  while (held.has(place)) place += 1
  return place
}
