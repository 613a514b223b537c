import type { OperatorActor } from '../actor'
import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import { fail, type Outcome, ok } from '../result'
import { toleranceMs } from './clock-rule'
import { forgetFuture } from './future-store'
import { confirmTime, readHighWater } from './store'

export interface ClockOperatorDeps {
  readonly db: Db
  readonly audit: Pick<Audit, 'installation'>
  /** The machine's clock. */
  readonly time: () => Date
}

export interface ClockTimes {
  readonly machine: Date
  /** The latest time that held; null before the first start. */
  readonly latest: Date | null
}

/** What the operator decides about the machine's clock; running processes follow within seconds. */
export interface ClockOperator {
  read(): Promise<ClockTimes>
  /** Takes a machine clock that is ahead as right. `wrong_status` if it is behind. */
  accept(actor: OperatorActor): Promise<Outcome<ClockTimes, 'wrong_status'>>
  /**
   * Takes a machine clock that is behind as right, and undoes what the later times caused: sessions and throttles from the
   * future end. `wrong_status` if it is not behind.
   */
  reset(actor: OperatorActor): Promise<Outcome<ClockTimes, 'wrong_status'>>
}

export function createClockOperator({ db, audit, time }: ClockOperatorDeps): ClockOperator {
  const decide = (action: 'clock.accepted' | 'clock.reset', isBackward: boolean) => (actor: OperatorActor) =>
    db.write(async (tx): Promise<Outcome<ClockTimes, 'wrong_status'>> => {
      const machine = time()
      const latest = await readHighWater(tx)
      const isBehind = latest !== null && latest.getTime() - machine.getTime() > toleranceMs
      if (isBehind !== isBackward) return fail('wrong_status')
      await confirmTime(tx, machine)
      if (isBackward) await forgetFuture(tx, machine)
      const before = { latest: latest?.toISOString() ?? null }
      await audit.installation.append(tx, actor, machine, { action, before, after: { latest: machine.toISOString() } })
      return ok({ machine, latest })
    })
  return {
    read: async () => ({ machine: time(), latest: await readHighWater(db.read) }),
    accept: decide('clock.accepted', false),
    reset: decide('clock.reset', true),
  }
}
