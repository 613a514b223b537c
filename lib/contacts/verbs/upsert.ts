import type { Actor } from '../../actor'
import type { Tx } from '../../db/client'
import { type ContactId, newId } from '../../ids'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { assignWithin, defaultAssignment } from '../assignment'
import type { ContactsDeps } from '../deps'
import { blank, type ContactRecord, type Versioned, versioned } from '../record'
import { given, revise } from '../revise'
import { type ContactFields, type ContactInput, contactInput } from '../schema'
import { findInAnyLocation, findInHome, insertContact } from '../store'
import { type ContactWrite, writeContacts } from '../write'

export interface Upserted extends Versioned {
  readonly created: boolean
}

export type UpsertFailure = 'forbidden' | 'invalid_input' | 'conflict' | 'limit_reached'

/** Runs in the transaction; if it throws, nothing is written. */
export type OnWritten = (tx: Tx, written: Upserted) => Promise<void>

export async function upsertContact(
  deps: ContactsDeps,
  actor: Actor,
  input: ContactInput,
  onWritten?: OnWritten,
): Promise<Outcome<Upserted, UpsertFailure>> {
  const parsed = parseInput(contactInput, input)
  if (!parsed.ok) return parsed
  const id = newId<ContactId>(deps.random)
  return writeContacts(deps, actor, async (context) => {
    const written = await write(context, id, parsed.value)
    if (!written.ok) return written
    const upserted = { ...versioned(written.value), created: written.value.id === id }
    await onWritten?.(context.tx, upserted)
    return ok(upserted)
  })
}

async function write(
  context: ContactWrite,
  id: ContactId,
  fields: ContactFields,
): Promise<Outcome<ContactRecord, Exclude<UpsertFailure, 'forbidden'>>> {
  const { tx, reach, now, updatedAt, roomFor } = context
  const assignment = await assignWithin(tx, reach, fields, defaultAssignment(reach))
  if (!assignment.ok) return assignment
  const contact = { ...blank, ...given(fields), ...assignment.value, id, orgId: reach.orgId, createdAt: now, updatedAt }
  const [existing, ...others] = await findExisting(context, contact, fields)
  if (others.length > 0) return fail('conflict', { detail: 'More than one contact has this externalId or email.' })
  if (existing) return revise(context, existing, fields)
  const room = await roomFor(contact, null)
  if (!room.ok) return room
  await insertContact(tx, contact)
  return ok(contact)
}

/** Without a requested location, a contact that was moved to one is found again. */
async function findExisting({ tx, reach }: ContactWrite, contact: ContactRecord, { locationId }: ContactFields): Promise<ContactRecord[]> {
  const found = await findInHome(tx, contact)
  return found.length > 0 || locationId !== undefined ? found : findInAnyLocation(tx, reach, contact)
}
