import type { Actor } from '../actor'
import type { Tx } from '../db/client'
import { type Failure, type FailureCode, fail, type Outcome, type Result } from '../result'
import type { ContactsDeps } from './deps'
import { type Reach, reachOf } from './reach'
import type { ContactRecord } from './record'
import { bytesOf, findLatestChange } from './store'

/** Valid in the transaction that locked the organization's audit head. */
export interface ContactWrite {
  readonly tx: Tx
  readonly reach: Reach
  readonly now: Date
  /** Later than every earlier change, so that reading from a time or a cursor misses no contact. */
  readonly updatedAt: Date
  /** Whether the organization may store a contact, instead of `before` if there is one. */
  roomFor(contact: ContactRecord, before: ContactRecord | null): Promise<Outcome<null, 'limit_reached'>>
}

/** Serializes writes to the contacts of an organization. */
export async function writeContacts<T, C extends FailureCode>(
  deps: ContactsDeps,
  actor: Actor,
  work: (write: ContactWrite) => Promise<Result<T, Failure<C>>>,
): Promise<Result<T, Failure<C | 'forbidden'>>> {
  const reach = reachOf(actor)
  if (!reach) return fail('forbidden')
  const now = await deps.clock.now()
  return deps.audit.change(reach.orgId, actor, now, async (tx) => {
    const latest = (await findLatestChange(tx, reach.orgId))?.getTime() ?? 0
    return work({
      tx,
      reach,
      now,
      updatedAt: new Date(Math.max(now.getTime(), latest + 1)),
      roomFor: (contact, before) =>
        deps.storage.roomForContact(tx, reach.orgId, {
          contacts: before ? 0 : 1,
          bytes: bytesOf(contact) - (before ? bytesOf(before) : 0),
        }),
    })
  })
}
