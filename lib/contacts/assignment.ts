import type { Tx } from '../db/client'
import type { LocationId, UserId } from '../ids'
import { wrongField } from '../input/parse'
import { type Outcome, ok } from '../result'
import type { Reach } from './reach'
import { isMember, isOpenLocation } from './store'

/** Whose a contact is and where. */
export interface Place {
  readonly ownerId: UserId | null
  readonly locationId: LocationId | null
}

/** What was asked for; absent = as it is. */
export interface Asked {
  readonly ownerId?: string | null | undefined
  readonly locationId?: string | null | undefined
}

/** Where a new contact is put when nothing is asked for. */
export const homeOf = (reach: Reach): Place => ({
  ownerId: reach.kind === 'person' ? reach.ownerId : null,
  locationId: reach.kind === 'location' ? reach.locationId : null,
})

/** The place that was asked for, as far as it is within reach. */
export async function placeWithin(tx: Tx, reach: Reach, asked: Asked, now: Place): Promise<Outcome<Place, 'invalid_input'>> {
  const ownerId = asked.ownerId === undefined ? now.ownerId : asked.ownerId
  const locationId = asked.locationId === undefined ? now.locationId : asked.locationId
  if (ownerId !== now.ownerId && !(await mayOwn(tx, reach, ownerId))) {
    return wrongField('ownerId', 'This person is not within reach of the token.')
  }
  if (locationId !== now.locationId && !(await mayHold(tx, reach, locationId))) {
    return wrongField('locationId', 'This location is not within reach of the token.')
  }
  return ok({ ownerId: ownerId as UserId | null, locationId: locationId as LocationId | null })
}

async function mayOwn(tx: Tx, reach: Reach, ownerId: string | null): Promise<boolean> {
  if (reach.kind === 'person') return ownerId === reach.ownerId
  return ownerId === null || isMember(tx, reach.orgId, ownerId, reach.kind === 'location' ? reach.locationId : null)
}

async function mayHold(tx: Tx, reach: Reach, locationId: string | null): Promise<boolean> {
  if (reach.kind === 'organization') return locationId === null || isOpenLocation(tx, reach.orgId, locationId)
  return reach.kind === 'location' && locationId === reach.locationId
}
