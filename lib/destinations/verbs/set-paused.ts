import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { changeDestination } from '../change'
import type { DestinationsDeps } from '../deps'
import type { DestinationView } from '../schema'
import { pauseDestination } from '../store'
import type { ChangeDestinationFailure } from '../types'
import { toViews } from '../view'

/** `wrong_status` if nothing would change. */
export async function setDestinationPaused(
  deps: DestinationsDeps,
  actor: Actor,
  id: string,
  paused: boolean,
): Promise<Outcome<DestinationView, ChangeDestinationFailure>> {
  const changed = await changeDestination(deps, actor, id, async ({ tx, actor: { orgId }, row, now, record }) => {
    if ((row.pausedAt !== null) === paused) return fail('wrong_status')
    const pausedAt = paused ? now : null
    await pauseDestination(tx, orgId, id, pausedAt)
    await record({ action: paused ? 'destination.paused' : 'destination.resumed', subject: row.name })
    return ok({ orgId, now, row: { ...row, pausedAt } })
  })
  if (!changed.ok) return changed
  const { orgId, row, now } = changed.value
  const [view] = await toViews(deps.db.read, orgId, [row], now)
  if (!view) throw new Error('A destination that was just changed has no view.')
  return ok(view)
}
