import type { Db } from '../db/client'
import type { Clock, Log } from '../ports'
import {
  advanceClock,
  type ClockState,
  confirmClock,
  disagreement,
  mayDelete,
  provenTime,
  type Reading,
  startClock,
  toleranceMs,
} from './clock-rule'
import { raiseHighWater, readConfirmed, readHighWater, recordJump } from './store'
import { secondMs } from './units'

export interface SystemClockDeps {
  readonly db: Db
  readonly log: Log
  /** The machine's clock. */
  readonly time: () => Date
  /** Milliseconds since a fixed moment, on a monotonic clock. */
  readonly elapsed?: () => number
}

export interface SystemClock extends Clock {
  /** Milliseconds by which the machine's clock is ahead of the time in use (negative: behind); null while they agree. */
  disagreement(): number | null
  /** Stores the high-water mark one last time. */
  close(): Promise<void>
}

const writeEveryMs = 5 * secondMs
const askEveryMs = secondMs

/** The machine's clock under the rule of `clock-rule`, with its high-water mark in the database. */
export function createSystemClock({ db, log, time, elapsed = () => performance.now() }: SystemClockDeps): SystemClock {
  let starting: Promise<ClockState> | null = null
  let state: ClockState | null = null
  let stored = 0
  let askedAt = Number.NEGATIVE_INFINITY
  let unstoredJump: number | null = null
  let writing: Promise<void> = Promise.resolve()

  const read = (): Reading => ({ wall: time().getTime(), elapsed: elapsed() })

  async function start(): Promise<ClockState> {
    stored = (await readHighWater(db.read))?.getTime() ?? 0
    const started = startClock(stored === 0 ? null : stored, read())
    reportStart(log, started, stored)
    return started
  }

  async function advance(from: ClockState): Promise<ClockState> {
    const reading = read()
    const next = advanceClock(from, reading)
    state = next
    reportChange(log, from, next, reading)
    if (next.jumpedTo !== null) unstoredJump = next.jumpedTo
    if (unstoredJump !== null) await storeJump(unstoredJump)
    return disagreement(next, reading) === null ? next : askOperator(next)
  }

  /** Takes the machine's time over if the operator has just confirmed it. */
  async function askOperator(current: ClockState): Promise<ClockState> {
    if (elapsed() - askedAt < askEveryMs) return current
    askedAt = elapsed()
    // without a database there is no confirmation
    const confirmed = (await readConfirmed(db.read).catch(() => null))?.getTime()
    const reading = read()
    if (confirmed === undefined || Math.abs(reading.wall - confirmed) > toleranceMs) return state ?? current
    log.warn('The time of the machine clock was taken over, as the operator confirmed.')
    state = confirmClock(reading)
    stored = confirmed
    return state
  }

  async function store(mark: number): Promise<void> {
    stored = mark
    try {
      await raiseHighWater(db, new Date(mark))
    } catch {
      log.warn('The high-water mark of the clock could not be stored.')
    }
  }

  async function storeJump(at: number): Promise<void> {
    try {
      await recordJump(db, new Date(at))
      unstoredJump = null
    } catch {
      log.warn('A jump of the clock could not be stored; Keyrail will retry.')
    }
  }

  function begin(): Promise<ClockState> {
    return start().catch((error: unknown) => {
      starting = null
      throw error
    })
  }

  return {
    async now() {
      starting ??= begin()
      const started = await starting
      const current = await advance(state ?? started)
      const proven = provenTime(current)
      if (proven !== null && proven - stored >= writeEveryMs) writing = store(proven)
      return new Date(current.latest)
    },
    mayDelete: (now) => Promise.resolve(state !== null && mayDelete(state, now.getTime())),
    disagreement: () => state && disagreement(state, read()),
    async close() {
      await writing
      const proven = state && provenTime(state)
      if (proven !== null && proven > stored) await store(proven)
    },
  }
}

function reportStart(log: Log, { latest, unproven, suspect }: ClockState, mark: number): void {
  if (suspect) {
    log.warn('The machine clock is behind the latest time seen; Keyrail goes on from that time.', { behindMs: mark - suspect.wall })
  } else if (unproven && mark > 0 && latest - mark > toleranceMs) {
    log.info('Nothing is deleted by age until the machine clock has been steady for 10 minutes after the stop.', { aheadMs: latest - mark })
  }
}

const adviceAhead =
  'The machine clock jumped ahead; Keyrail goes on at its own pace and takes the new time if it holds for 10 minutes. To take it now, run: npm run keyrail -- clock accept'
const adviceBehind =
  'The machine clock is behind; Keyrail goes on and then waits for it. If the machine is right, run: npm run keyrail -- clock reset'

function reportChange(log: Log, before: ClockState, after: ClockState, reading: Reading): void {
  if (after.suspect && after.suspect !== before.suspect) {
    const aheadMs = disagreement(after, reading) ?? 0
    if (aheadMs > 0) log.warn(adviceAhead, { aheadMs })
    else log.warn(adviceBehind, { behindMs: -aheadMs })
  }
  if (after.jumpedTo !== null) log.warn('The new time of the machine clock was taken over.', { aheadMs: after.jumpedTo - before.latest })
  else if (before.suspect && !after.suspect) log.info('The machine clock agrees again.')
}
