import { isDeepStrictEqual } from 'node:util'
import { fail, type Outcome, ok } from '../result'
import { assignWithin } from './assignment'
import type { ContactRecord } from './record'
import type { ContactFields } from './schema'
import { findInHome, replaceContact } from './store'
import type { ContactWrite } from './write'

/** Updates a contact. If nothing changes, it keeps its version and time. */
export async function revise(
  { tx, reach, updatedAt, roomFor }: ContactWrite,
  contact: ContactRecord,
  fields: ContactFields,
): Promise<Outcome<ContactRecord, 'invalid_input' | 'conflict' | 'limit_reached'>> {
  const assignment = await assignWithin(tx, reach, fields, contact)
  if (!assignment.ok) return assignment
  const next: ContactRecord = { ...contact, ...given(fields), ...assignment.value }
  if (isDeepStrictEqual(next, contact)) return ok(contact)
  const matches = await findInHome(tx, next)
  if (matches.some(({ id }) => id !== contact.id)) return taken
  const changed = { ...next, updatedAt, version: contact.version + 1 }
  const room = await roomFor(changed, contact)
  if (!room.ok) return room
  await replaceContact(tx, changed)
  return ok(changed)
}

/** The fields that were given, without the assignment. */
export function given({ ownerId: _ownerId, locationId: _locationId, ...fields }: ContactFields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<ContactRecord>
}

const taken = fail('conflict', { detail: 'Another contact of this owner and location has this externalId or email.' })
