import type { Actor } from '../../actor'
import { invalidField, parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import { openCursor, type Position, sealCursor } from '../cursor'
import type { ContactsDeps } from '../deps'
import { type Reach, reachOf } from '../reach'
import { versioned } from '../record'
import { type ContactFilter, type ContactPage, type ContactQuery, contactFilter } from '../schema'
import { findContactsBySearch } from '../search-store'
import { findContacts } from '../store'

export async function listContacts(
  deps: ContactsDeps,
  actor: Actor,
  filter: ContactFilter,
): Promise<Outcome<ContactPage, 'forbidden' | 'invalid_input'>> {
  const reach = reachOf(actor)
  if (!reach) return fail('forbidden')
  const parsed = parseInput(contactFilter, filter)
  if (!parsed.ok) return parsed
  const { cursor } = parsed.value
  const after = cursor === undefined ? null : openCursor(cursor, reach, parsed.value, deps.keys)
  if (cursor !== undefined && !after) return invalidField('cursor', 'This cursor belongs to another list. Start without a cursor.')
  return ok(await readPage(deps, reach, parsed.value, after))
}

async function readPage({ db, keys }: ContactsDeps, reach: Reach, query: ContactQuery, after: Position | null): Promise<ContactPage> {
  const { limit, q, updatedSince } = query
  const since = updatedSince === undefined ? null : new Date(updatedSince)
  const found = await findContactsBySearch(db.read, reach, q)
  const { contacts, last } = await findContacts(db.read, reach, { after, since, found, take: limit + 1 })
  const page = contacts.slice(0, limit)
  const end = contacts.length > limit ? page.at(-1) : last
  return {
    data: page.map((record) => versioned(record).contact),
    nextCursor: end ? sealCursor(end, reach, query, keys) : null,
  }
}
