import type { Actor } from '../../actor'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { ContactsDeps } from '../deps'
import { isContactId } from '../id'
import { type ContactRecord, type Versioned, versioned } from '../record'
import { revise } from '../revise'
import { type ContactChange, type ContactFields, contactChange } from '../schema'
import { findContact } from '../store'
import { type ContactWrite, writeContacts } from '../write'

/** Versions the caller accepts; null = any. */
export type Known = readonly number[] | null

export type ChangeContactFailure = 'forbidden' | 'invalid_input' | 'not_found' | 'conflict' | 'limit_reached' | 'precondition_failed'

export async function changeContact(
  deps: ContactsDeps,
  actor: Actor,
  id: string,
  input: ContactChange,
  known: Known,
): Promise<Outcome<Versioned, ChangeContactFailure>> {
  const parsed = parseInput(contactChange, input)
  if (!parsed.ok) return parsed
  const changed = await writeContacts(deps, actor, (context) => write(context, id, parsed.value, known))
  return changed.ok ? ok(versioned(changed.value)) : changed
}

async function write(context: ContactWrite, id: string, fields: ContactFields, known: Known) {
  const found = await findKnown(context, id, known)
  return found.ok ? revise(context, found.value, fields) : found
}

export async function findKnown(
  { tx, reach }: ContactWrite,
  id: string,
  known: Known,
): Promise<Outcome<ContactRecord, 'not_found' | 'precondition_failed'>> {
  const contact = isContactId(id) ? await findContact(tx, reach, id) : null
  if (!contact) return fail('not_found')
  return known === null || known.includes(contact.version) ? ok(contact) : fail('precondition_failed')
}
