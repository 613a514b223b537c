import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import type { ContactsDeps } from '../deps'
import { isContactId } from '../id'
import { reachOf } from '../reach'
import { type Versioned, versioned } from '../record'
import { findContact } from '../store'

/** A contact out of reach is `not_found`. */
export async function readContact({ db }: ContactsDeps, actor: Actor, id: string): Promise<Outcome<Versioned, 'forbidden' | 'not_found'>> {
  const reach = reachOf(actor)
  if (!reach) return fail('forbidden')
  const contact = isContactId(id) ? await findContact(db.read, reach, id) : null
  return contact ? ok(versioned(contact)) : fail('not_found')
}
