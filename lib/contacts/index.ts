import type { Actor } from '../actor'
import type { Outcome } from '../result'
import type { ContactsDeps } from './deps'
import type { Versioned } from './record'
import type { ContactChange, ContactFilter, ContactInput, ContactPage } from './schema'
import { type ChangeContactFailure, changeContact, type Known } from './verbs/change'
import { listContacts } from './verbs/list'
import { readContact } from './verbs/read'
import { removeContact } from './verbs/remove'
import { type OnWritten, type Upserted, type UpsertFailure, upsertContact } from './verbs/upsert'

/** Contacts within reach of a token. For any other actor every verb is `forbidden`. */
export interface Contacts {
  /** One page, oldest change first, so that reading from a cursor or a time misses no contact. */
  list(actor: Actor, filter: ContactFilter): Promise<Outcome<ContactPage, 'forbidden' | 'invalid_input'>>
  read(actor: Actor, id: string): Promise<Outcome<Versioned, 'forbidden' | 'not_found'>>
  /**
   * Updates the contact of this owner and location with this `externalId` or `email`, else one of the owner elsewhere, or creates
   * one; `conflict` if they belong to different contacts, `limit_reached` beyond what the organization may store. `onWritten` runs in the transaction.
   */
  upsert(actor: Actor, input: ContactInput, onWritten?: OnWritten): Promise<Outcome<Upserted, UpsertFailure>>
  /** Updates the given fields. `known`: versions the caller accepts; null = any. */
  change(actor: Actor, id: string, input: ContactChange, known: Known): Promise<Outcome<Versioned, ChangeContactFailure>>
  remove(actor: Actor, id: string, known: Known): Promise<Outcome<null, 'forbidden' | 'not_found' | 'precondition_failed'>>
}

export function createContacts(deps: ContactsDeps): Contacts {
  return {
    list: (actor, filter) => listContacts(deps, actor, filter),
    read: (actor, id) => readContact(deps, actor, id),
    upsert: (actor, input, onWritten) => upsertContact(deps, actor, input, onWritten),
    change: (actor, id, input, known) => changeContact(deps, actor, id, input, known),
    remove: (actor, id, known) => removeContact(deps, actor, id, known),
  }
}

export { refoldContacts } from './store'
export type { ContactsDeps, Upserted }
