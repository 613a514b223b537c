import type { Actor, OperatorActor } from '../actor'
import { fail, type Outcome, ok } from '../result'
import type { MaintenanceDeps } from './deps'
import { deleteMaintenance, findMaintenance, putMaintenance } from './store'

/**
 * What a request does. Maintenance rejects a `change`. It allows a `stop`, which takes access away (security comes first), and
 * `access`, the sign-in and re-authentication that a stop needs.
 */
export type Effect = 'read' | 'change' | 'stop' | 'access'

interface MaintenanceState {
  readonly since: Date
  /** When the operator expects it to end; null if unknown or past. It ends only with `end`. */
  readonly until: Date | null
}

export interface Maintenance {
  /** Null unless Keyrail is read-only. Read from the database, so that every process agrees. */
  state(): Promise<MaintenanceState | null>
  /** The only rule about what maintenance rejects; asked by every server action and API operation. */
  check(effect: Effect): Promise<Outcome<null, 'maintenance'>>
  /** Operator only; again to change `until`. */
  start(actor: Actor, until: Date | null): Promise<Outcome<null, 'forbidden' | 'invalid_input'>>
  /** Operator only; `wrong_status` if there is none. */
  end(actor: Actor): Promise<Outcome<null, 'forbidden' | 'wrong_status'>>
}

export function createMaintenance(deps: MaintenanceDeps): Maintenance {
  const state = () => readState(deps)
  return {
    state,
    check: async (effect) => (effect === 'change' ? rejectDuring(await state(), await deps.clock.now()) : ok(null)),
    start: async (actor, until) => (actor.kind === 'operator' ? start(deps, actor, until) : fail('forbidden')),
    end: async (actor) => (actor.kind === 'operator' ? end(deps, actor) : fail('forbidden')),
  }
}

async function readState({ db, clock }: MaintenanceDeps): Promise<MaintenanceState | null> {
  const found = await findMaintenance(db.read)
  if (!found) return null
  const until = found.until === null ? null : new Date(found.until)
  return { since: new Date(found.since), until: until && until > (await clock.now()) ? until : null }
}

const shortestRetry = 60
const longestRetry = 3_600

function rejectDuring(state: MaintenanceState | null, now: Date): Outcome<null, 'maintenance'> {
  if (!state) return ok(null)
  const left = state.until ? Math.ceil((state.until.getTime() - now.getTime()) / 1_000) : shortestRetry
  return fail('maintenance', { retryAfter: Math.min(Math.max(left, shortestRetry), longestRetry) })
}

async function start(
  { db, clock, audit }: MaintenanceDeps,
  actor: OperatorActor,
  until: Date | null,
): Promise<Outcome<null, 'invalid_input'>> {
  const now = await clock.now()
  if (until && until <= now) return fail('invalid_input', { fields: { until: ['Choose a time in the future.'] } })
  const expected = until?.toISOString() ?? null
  await db.write(async (tx) => {
    const since = (await findMaintenance(tx))?.since ?? now.toISOString()
    await putMaintenance(tx, { since, until: expected })
    await audit.installation.append(tx, actor, now, { action: 'installation.maintenance_started', after: { until: expected } })
  })
  return ok(null)
}

async function end({ db, clock, audit }: MaintenanceDeps, actor: OperatorActor): Promise<Outcome<null, 'wrong_status'>> {
  const now = await clock.now()
  return db.write(async (tx) => {
    if (!(await deleteMaintenance(tx))) return fail('wrong_status')
    await audit.installation.append(tx, actor, now, { action: 'installation.maintenance_ended' })
    return ok(null)
  })
}
