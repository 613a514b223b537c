import type { Actor } from '../../actor'
import type { Tx } from '../../db/client'
import { type ContactId, newId } from '../../ids'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { assignWithin, defaultAssignment } from '../assignment'
import type { ContactsDeps } from '../deps'
import { blank, type ContactRecord, type Versioned, versioned } from '../record'
import { given, revise, taken } from '../revise'
import { type ContactFields, type ContactInput, contactInput } from '../schema'
import { findByIdentity, findContact, insertContact } from '../store'
import { type Situation, writeContacts } from '../write'

export interface Upserted extends Versioned {
  readonly created: boolean
}

/** Is told within the transaction what was written; when it fails, nothing was. */
export type Note = (tx: Tx, written: Upserted) => Promise<void>

/** Writes the owner's contact of this `externalId` or `email`, or a new one. */
export async function upsertContact(
  deps: ContactsDeps,
  actor: Actor,
  input: ContactInput,
  note?: Note,
): Promise<Outcome<Upserted, 'forbidden' | 'invalid_input' | 'conflict'>> {
  const parsed = parseInput(contactInput, input)
  if (!parsed.ok) return parsed
  const id = newId<ContactId>(deps.random)
  return writeContacts(deps, actor, async (situation) => {
    const written = await write(situation, id, parsed.value)
    if (!written.ok) return written
    const upserted = { ...versioned(written.value), created: written.value.id === id }
    await note?.(situation.tx, upserted)
    return ok(upserted)
  })
}

async function write(
  situation: Situation,
  id: ContactId,
  fields: ContactFields,
): Promise<Outcome<ContactRecord, 'invalid_input' | 'conflict'>> {
  const { tx, reach, now, updatedAt } = situation
  const place = await assignWithin(tx, reach, fields, defaultAssignment(reach))
  if (!place.ok) return place
  const fresh = { ...blank, ...given(fields), ...place.value, id, orgId: reach.orgId, createdAt: now, updatedAt }
  const [known, ...others] = await findByIdentity(tx, fresh)
  if (others.length > 0) return fail('conflict', { detail: 'Its externalId and its email belong to two contacts.' })
  if (known) return (await findContact(tx, reach, known.id)) ? revise(situation, known, fields) : taken
  await insertContact(tx, fresh)
  return ok(fresh)
}
