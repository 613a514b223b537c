import type { Actor } from '../actor'
import type { Outcome } from '../result'
import type { ContactsDeps } from './deps'
import type { Versioned } from './record'
import type { ContactChange, ContactFilter, ContactInput, ContactPage } from './schema'
import { type ChangeContactFailure, changeContact, type Known } from './verbs/change'
import { listContacts } from './verbs/list'
import { readContact } from './verbs/read'
import { removeContact } from './verbs/remove'
import { type Note, type Upserted, upsertContact } from './verbs/upsert'

/** The contacts of an organization, as far as a token reaches; to any other actor every verb is `forbidden`. */
export interface Contacts {
  /** One page in the order of their last change, so that reading on from a cursor or a time misses none. */
  list(actor: Actor, filter: ContactFilter): Promise<Outcome<ContactPage, 'forbidden' | 'invalid_input'>>
  read(actor: Actor, id: string): Promise<Outcome<Versioned, 'forbidden' | 'not_found'>>
  /** Writes the owner's contact of this `externalId` or `email`, or makes one; `conflict` when they belong to two, or to one out of reach. `note` is told within the transaction. */
  upsert(actor: Actor, input: ContactInput, note?: Note): Promise<Outcome<Upserted, 'forbidden' | 'invalid_input' | 'conflict'>>
  /** Writes the given fields. `known`: the versions the caller has seen; null = whichever it is now. */
  change(actor: Actor, id: string, input: ContactChange, known: Known): Promise<Outcome<Versioned, ChangeContactFailure>>
  remove(actor: Actor, id: string, known: Known): Promise<Outcome<null, 'forbidden' | 'not_found' | 'precondition_failed'>>
}

export function createContacts(deps: ContactsDeps): Contacts {
  return {
    list: (actor, filter) => listContacts(deps, actor, filter),
    read: (actor, id) => readContact(deps, actor, id),
    upsert: (actor, input, note) => upsertContact(deps, actor, input, note),
    change: (actor, id, input, known) => changeContact(deps, actor, id, input, known),
    remove: (actor, id, known) => removeContact(deps, actor, id, known),
  }
}

export type { ContactsDeps, Known, Upserted, Versioned }
