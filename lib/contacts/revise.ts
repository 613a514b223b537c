import { isDeepStrictEqual } from 'node:util'
import { fail, type Outcome, ok } from '../result'
import { assignWithin } from './assignment'
import type { ContactRecord } from './record'
import type { ContactFields } from './schema'
import { findByIdentity, replaceContact } from './store'
import type { Situation } from './write'

/** Writes new fields over a contact; one that stays the same keeps its version and its time. */
export async function revise(
  { tx, reach, updatedAt }: Situation,
  contact: ContactRecord,
  fields: ContactFields,
): Promise<Outcome<ContactRecord, 'invalid_input' | 'conflict'>> {
  const place = await assignWithin(tx, reach, fields, contact)
  if (!place.ok) return place
  const next: ContactRecord = { ...contact, ...given(fields), ...place.value }
  if (isDeepStrictEqual(next, contact)) return ok(contact)
  const same = await findByIdentity(tx, next)
  if (same.some(({ id }) => id !== contact.id)) return taken
  const changed = { ...next, updatedAt, version: contact.version + 1 }
  await replaceContact(tx, changed)
  return ok(changed)
}

/** The fields that were given, without the place. */
export function given({ ownerId: _ownerId, locationId: _locationId, ...fields }: ContactFields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<ContactRecord>
}

export const taken = fail('conflict', { detail: 'Another contact of this owner has this externalId or email.' })
