import type { Tx } from '../db/client'
import { isActiveMember, isOpenLocation } from '../directory/index'
import type { LocationId, UserId } from '../ids'
import { invalidField } from '../input/parse'
import { type Outcome, ok } from '../result'
import type { Reach } from './reach'

export interface Assignment {
  readonly ownerId: UserId | null
  readonly locationId: LocationId | null
}

/** Omitted = unchanged. */
interface RequestedAssignment {
  readonly ownerId?: string | null | undefined
  readonly locationId?: string | null | undefined
}

/** Assignment of a new contact if none is requested. */
export const defaultAssignment = (reach: Reach): Assignment => ({
  ownerId: reach.kind === 'person' ? reach.ownerId : null,
  locationId: reach.kind === 'location' ? reach.locationId : null,
})

/** Applies a requested assignment; a member or location out of reach is `invalid_input`. */
export async function assignWithin(
  tx: Tx,
  reach: Reach,
  requested: RequestedAssignment,
  current: Assignment,
): Promise<Outcome<Assignment, 'invalid_input'>> {
  const ownerId = requested.ownerId === undefined ? current.ownerId : requested.ownerId
  const locationId = requested.locationId === undefined ? current.locationId : requested.locationId
  if (ownerId !== current.ownerId && !(await canAssignOwner(tx, reach, ownerId))) {
    return invalidField('ownerId', 'This person is not within reach of the token.')
  }
  if (locationId !== current.locationId && !(await canAssignLocation(tx, reach, locationId))) {
    return invalidField('locationId', 'This location is not within reach of the token.')
  }
  return ok({ ownerId: ownerId as UserId | null, locationId: locationId as LocationId | null })
}

async function canAssignOwner(tx: Tx, reach: Reach, ownerId: string | null): Promise<boolean> {
  if (reach.kind === 'person') return ownerId === reach.ownerId
  return ownerId === null || isActiveMember(tx, reach.orgId, ownerId, reach.kind === 'location' ? reach.locationId : null)
}

async function canAssignLocation(tx: Tx, reach: Reach, locationId: string | null): Promise<boolean> {
  if (reach.kind === 'organization') return locationId === null || isOpenLocation(tx, reach.orgId, locationId)
  return reach.kind === 'location' && locationId === reach.locationId
}
