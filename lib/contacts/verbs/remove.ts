import type { Actor } from '../../actor'
import { type Outcome, ok } from '../../result'
import type { ContactsDeps } from '../deps'
import { deleteContact } from '../store'
import { writeContacts } from '../write'
import { findKnown, type Known } from './change'

export function removeContact(
  deps: ContactsDeps,
  actor: Actor,
  id: string,
  known: Known,
): Promise<Outcome<null, 'forbidden' | 'not_found' | 'precondition_failed'>> {
  return writeContacts(deps, actor, async (context) => {
    const found = await findKnown(context, id, known)
    if (!found.ok) return found
    await deleteContact(context.tx, found.value)
    return ok(null)
  })
}
