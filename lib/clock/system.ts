import type { Db } from '../db/client'
import type { Clock, Log } from '../ports'
import { raiseHighWater, readHighWater } from './store'

export interface SystemClockDeps {
  readonly db: Db
  readonly log: Log
  /** The machine's clock. */
  readonly time: () => Date
}

export interface SystemClock extends Clock {
  /** Stores the high-water mark a last time. */
  close(): Promise<void>
}

const writeEveryMs = 5_000
const worthNotingMs = 60_000

/**
 * The machine's clock, but never behind the latest time Keyrail has seen, also over a restart: what has expired stays
 * expired when the machine's clock goes back.
 */
export function createSystemClock({ db, log, time }: SystemClockDeps): SystemClock {
  let starting: Promise<void> | null = null
  let latest = 0
  let stored = 0
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
      latest = Math.max(latest, time().getTime())
      if (latest - stored >= writeEveryMs) writing = store()
      return new Date(latest)
    },
    async close() {
      await writing
      if (latest > stored) await store()
    },
  }
}
