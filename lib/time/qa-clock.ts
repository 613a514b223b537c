import type { Db } from '../db/client'
import type { Clock } from '../ports'
import { readOffset, writeOffset } from './store'

export interface QaClockDeps {
  readonly db: Db
  /** The machine's clock. */
  readonly time: () => Date
}

export interface QaClock extends Clock {
  /** Moves the clock of every process to `target`; false for a time in the past, because the clock never goes back. */
  moveTo(target: Date): Promise<boolean>
}

/** A clock whose offset to the machine's clock is read from the database each time, so that all processes agree. */
export function createQaClock({ db, time }: QaClockDeps): QaClock {
  return {
    now: async () => new Date(time().getTime() + (await readOffset(db.read))),
    // tests move the clock by years to see what is deleted
    mayDelete: () => Promise.resolve(true),
    moveTo: (target) =>
      db.write(async (tx) => {
        const real = time().getTime()
        if (target.getTime() < real + (await readOffset(tx))) return false
        await writeOffset(tx, target.getTime() - real)
        return true
      }),
  }
}
