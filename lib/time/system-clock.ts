import type { Db } from '../db/client'
import type { Clock, Log } from '../ports'
import { noteJump, raiseHighWater, readHighWater } from './store'
import { minuteMs, secondMs } from './units'

export interface SystemClockDeps {
  readonly db: Db
  readonly log: Log
  /** The machine's clock. */
  readonly time: () => Date
  /** Milliseconds since any fixed moment, which nobody sets. */
  readonly elapsed?: () => number
}

export interface SystemClock extends Clock {
  /** Stores the high-water mark a last time. */
  close(): Promise<void>
}

const writeEveryMs = 5 * secondMs
const worthNotingMs = minuteMs

/**
 * The machine's clock, but never behind the latest time Keyrail has seen, also over a restart: what has expired stays
 * expired when the machine's clock goes back. A jump ahead by more than a minute is noted: it freezes deletions.
 */
export function createSystemClock({ db, log, time, elapsed = () => performance.now() }: SystemClockDeps): SystemClock {
  let starting: Promise<void> | null = null
  let latest = 0
  let stored = 0
  let seen = false
  let latestElapsed = 0
  let jumpedAt: Date | null = null
  let writing: Promise<void> = Promise.resolve()

  async function start(): Promise<void> {
    stored = (await readHighWater(db))?.getTime() ?? 0
    latest = stored
    const behindMs = stored - time().getTime()
    if (behindMs > worthNotingMs) log.warn('The machine clock is behind the latest time seen; time stands still.', { behindMs })
  }

  async function store(): Promise<void> {
    stored = latest
    try {
      await raiseHighWater(db, new Date(stored))
    } catch {
      log.warn('The high-water mark of the clock was not written.')
    }
  }

  async function advance(): Promise<void> {
    const [at, passed] = [time().getTime(), elapsed()]
    const expected = latest + passed - latestElapsed
    if (seen && at - expected > worthNotingMs) {
      log.warn('The machine clock jumped ahead; deletions wait for their last notice.', { aheadMs: at - expected })
      jumpedAt = new Date(at)
    }
    if (at >= latest) [latest, latestElapsed, seen] = [at, passed, true]
    if (jumpedAt) await storeJump(jumpedAt)
  }

  async function storeJump(at: Date): Promise<void> {
    try {
      await noteJump(db, at)
      jumpedAt = null
    } catch {
      log.warn('A jump of the clock was not written; it is tried again.')
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
