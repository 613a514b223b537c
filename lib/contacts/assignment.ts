import type { Tx } from '../db/client'
import { isActiveMember, isOpenLocation } from '../directory/index'
import type { LocationId, UserId } from '../ids'
import { invalidField } from '../input/parse'
import { type Outcome, ok } from '../result'
import type { Reach } from './reach'

/** Whose a contact is and where. */
export interface Assignment {
  readonly ownerId: UserId | null
  readonly locationId: LocationId | null
}

/** What was asked for; absent = as it is. */
export interface RequestedAssignment {
  readonly ownerId?: string | null | undefined
  readonly locationId?: string | null | undefined
}

/** Where a new contact is put when nothing is asked for. */
export const defaultAssignment = (reach: Reach): Assignment => ({
  ownerId: reach.kind === 'person' ? reach.ownerId : null,
  locationId: reach.kind === 'location' ? reach.locationId : null,
})

/** The place that was asked for, as far as it is within reach. */
export async function assignWithin(
  tx: Tx,
  reach: Reach,
  asked: RequestedAssignment,
  now: Assignment,
): Promise<Outcome<Assignment, 'invalid_input'>> {
  const ownerId = asked.ownerId === undefined ? now.ownerId : asked.ownerId
  const locationId = asked.locationId === undefined ? now.locationId : asked.locationId
  if (ownerId !== now.ownerId && !(await mayOwn(tx, reach, ownerId))) {
    return invalidField('ownerId', 'This person is not within reach of the token.')
  }
  if (locationId !== now.locationId && !(await mayHold(tx, reach, locationId))) {
    return invalidField('locationId', 'This location is not within reach of the token.')
  }
  return ok({ ownerId: ownerId as UserId | null, locationId: locationId as LocationId | null })
}

async function mayOwn(tx: Tx, reach: Reach, ownerId: string | null): Promise<boolean> {
  if (reach.kind === 'person') return ownerId === reach.ownerId
  return ownerId === null || isActiveMember(tx, reach.orgId, ownerId, reach.kind === 'location' ? reach.locationId : null)
}

async function mayHold(tx: Tx, reach: Reach, locationId: string | null): Promise<boolean> {
  if (reach.kind === 'organization') return locationId === null || isOpenLocation(tx, reach.orgId, locationId)
  return reach.kind === 'location' && locationId === reach.locationId
}
