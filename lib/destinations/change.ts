import type { Actor, PersonActor } from '../actor'
import type { RecordChange } from '../audit/index'
import type { Tx } from '../db/client'
import { type Failure, fail, type Result } from '../result'
import type { DestinationsDeps } from './deps'
import { managedBy } from './reach'
import { type DestinationRow, findDestination } from './store'

/** Read in the transaction that locked the organization's audit head. */
interface DestinationChange {
  readonly tx: Tx
  readonly actor: PersonActor
  readonly row: DestinationRow
  readonly now: Date
  readonly record: RecordChange
}

/** One change of one destination by a person who manages it. */
export async function changeDestination<T, C extends Failure['code']>(
  deps: DestinationsDeps,
  actor: Actor,
  id: string,
  work: (change: DestinationChange) => Promise<Result<T, Failure<C>>>,
): Promise<Result<T, Failure<C | 'forbidden' | 'not_found'>>> {
  const reach = managedBy(actor)
  if (!reach || actor.kind !== 'person') return fail('forbidden')
  if (!isDestinationId(id)) return fail('not_found')
  const now = await deps.clock.now()
  return deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    const row = await findDestination(tx, reach, id)
    return row ? work({ tx, actor, row, now, record }) : fail('not_found')
  })
}

const shape = /^[0-9A-Za-z_-]{1,64}$/

/** Checked before any query. */
export const isDestinationId = (text: string): boolean => shape.test(text)
