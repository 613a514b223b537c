import type { Actor } from '../actor'
import type { Tx } from '../db/client'
import { type Failure, type FailureCode, fail, type Result } from '../result'
import type { ContactsDeps } from './deps'
import { type Reach, reachOf } from './reach'
import { latestChange } from './store'

/** What a write of a contact is given: all of it inside the transaction that holds the organization's turn. */
export interface Situation {
  readonly tx: Tx
  readonly reach: Reach
  readonly now: Date
  /** Later than that of every change before, so that whoever reads on from a time or a cursor misses none. */
  readonly updatedAt: Date
}

/** One write of one organization's contacts, in turn with all its others. */
export async function writeContacts<T, C extends FailureCode>(
  deps: ContactsDeps,
  actor: Actor,
  work: (situation: Situation) => Promise<Result<T, Failure<C>>>,
): Promise<Result<T, Failure<C | 'forbidden'>>> {
  const reach = reachOf(actor)
  if (!reach) return fail('forbidden')
  const now = await deps.clock.now()
  return deps.audit.change(reach.orgId, actor, now, async (tx) => {
    const latest = (await latestChange(tx, reach.orgId))?.getTime() ?? 0
    return work({ tx, reach, now, updatedAt: new Date(Math.max(now.getTime(), latest + 1)) })
  })
}
