import type { Db } from '../db/client'
import type { Clock, Log } from '../ports'
import { raiseHighWater, readHighWater, recordJump } from './store'
import { minuteMs, secondMs } from './units'

export interface SystemClockDeps {
  readonly db: Db
  readonly log: Log
  /** The machine's clock. */
  readonly time: () => Date
  /** Milliseconds since a fixed moment, on a monotonic clock. */
  readonly elapsed?: () => number
}

export interface SystemClock extends Clock {
  /** Stores the high-water mark one last time. */
  close(): Promise<void>
}

const writeEveryMs = 5 * secondMs
const toleranceMs = minuteMs

/**
 * The machine's clock, but never behind the latest time seen, also across restarts: an expired token stays expired when the
 * machine's clock goes back. Records a jump ahead by more than a minute, which freezes deletions.
 */
export function createSystemClock({ db, log, time, elapsed = () => performance.now() }: SystemClockDeps): SystemClock {
  let starting: Promise<void> | null = null
  let latest = 0
  let stored = 0
  let hasStarted = false
  let latestElapsed = 0
  let jumpedAt: Date | null = null
  let writing: Promise<void> = Promise.resolve()

  async function start(): Promise<void> {
    stored = (await readHighWater(db))?.getTime() ?? 0
    latest = stored
    const behindMs = stored - time().getTime()
    if (behindMs > toleranceMs)
      log.warn('The machine clock is behind the latest time seen; Keyrail uses that time until the clock catches up.', { behindMs })
  }

  async function store(): Promise<void> {
    stored = latest
    try {
      await raiseHighWater(db, new Date(stored))
    } catch {
      log.warn('The high-water mark of the clock could not be stored.')
    }
  }

  async function advance(): Promise<void> {
    const [at, passed] = [time().getTime(), elapsed()]
    const expected = latest + passed - latestElapsed
    if (hasStarted && at - expected > toleranceMs) {
      log.warn('The machine clock jumped ahead; deletions are paused until their last notice is sent.', { aheadMs: at - expected })
      jumpedAt = new Date(at)
    }
    if (at >= latest) [latest, latestElapsed, hasStarted] = [at, passed, true]
    if (jumpedAt) await storeJump(jumpedAt)
  }

  async function storeJump(at: Date): Promise<void> {
    try {
      await recordJump(db, at)
      jumpedAt = null
    } catch {
      log.warn('A jump of the clock could not be stored; Keyrail will retry.')
    }
  }

  function begin(): Promise<void> {
    return start().catch((error: unknown) => {
      starting = null
      throw error
    })
  }

  return {
    async now() {
      starting ??= begin()
      await starting
      await advance()
      if (latest - stored >= writeEveryMs) writing = store()
      return new Date(latest)
    },
    async close() {
      await writing
      if (latest > stored) await store()
    },
  }
}
