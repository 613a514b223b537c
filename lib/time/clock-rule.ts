import { hourMs, minuteMs, secondMs } from './units'

/** Simultaneous readings of the machine's clock and of a monotonic one, in milliseconds. */
export interface Reading {
  readonly wall: number
  readonly elapsed: number
}

export interface ClockState {
  /** A time that was right; time goes on at its own pace from here. */
  readonly base: Reading
  /** The current time: the latest one that was returned. */
  readonly latest: number
  /** Readings that disagree with the own pace, and since when they agree with each other; null while the machine's clock is right. */
  readonly suspect: Reading | null
  /** After a stop: the mark before it, and since when the readings agree. Null once they have held. */
  readonly unproven: { readonly mark: number; readonly since: number } | null
  /** A jump that was taken over; null if the last reading took none. */
  readonly jumpedTo: number | null
}

/** Largest difference between the machine's clock and the own pace that counts as none. */
export const toleranceMs = minuteMs
/** A new time is taken over when the machine's clock has shown it for this long. */
export const holdMs = 10 * minuteMs
/** Fraction of the elapsed time by which the own pace follows the machine's clock, so that many small steps are no way around the hold. */
const followed = 0.001
/** After a stop, a reading that is this much behind the first one shows that the first one was too late. */
const startToleranceMs = secondMs
/** A stop of this length counts as a jump of the clock: nothing shows how long it really was. */
const longStopMs = hourMs

/** The state after a start. `mark` is the latest time that held in earlier runs; the stop since then may have been of any length. */
export function startClock(mark: number | null, reading: Reading): ClockState {
  const started = { base: reading, latest: reading.wall, suspect: null, unproven: null, jumpedTo: null }
  const gap = mark === null ? 0 : reading.wall - mark
  // the mark may be ahead of the time that was right by the tolerance: going on from the mark itself would add it at each restart
  if (mark !== null && gap < -toleranceMs)
    return { ...started, base: { ...reading, wall: mark - toleranceMs }, latest: mark, suspect: reading }
  const latest = Math.max(mark ?? 0, reading.wall)
  return { ...started, latest, unproven: { mark: mark ?? reading.wall, since: reading.elapsed } }
}

/** The state after the next reading. */
export function advanceClock(state: ClockState, reading: Reading): ClockState {
  const difference = reading.wall - paceAt(state.base, reading)
  const { unproven } = state
  if (unproven && difference < -startToleranceMs && reading.wall >= unproven.mark - toleranceMs) return correctStart(unproven.mark, reading)
  if (Math.abs(difference) <= toleranceMs) return follow(state, reading, difference)
  const suspect = state.suspect && isSteady(state.suspect, reading) ? state.suspect : reading
  if (reading.elapsed - suspect.elapsed >= holdMs)
    return { ...takeOver(reading, state.latest), jumpedTo: difference > 0 ? reading.wall : null }
  return {
    ...state,
    latest: Math.max(state.latest, paceAt(state.base, reading)),
    suspect,
    unproven: unproven && { ...unproven, since: reading.elapsed },
    jumpedTo: null,
  }
}

/** The operator says that the machine's clock is right: takes its time over, also backward. */
export const confirmClock = (reading: Reading): ClockState => takeOver(reading, reading.wall)

/** True if rows that are old at `now` may be deleted: the time has held, and the machine's clock agrees with it. */
export const mayDelete = ({ base, latest, suspect, unproven }: ClockState, now: number): boolean =>
  suspect === null && unproven === null && latest - base.wall <= toleranceMs && now <= latest + toleranceMs

/** The time that may be stored as the latest one seen; null while it has not held. */
export const provenTime = ({ latest, suspect, unproven }: ClockState): number | null => (suspect || unproven ? null : latest)

/** Milliseconds by which the machine's clock is ahead of the time in use (negative: behind); null while they agree. */
export function disagreement({ latest, suspect, base }: ClockState, reading: Reading): number | null {
  const ahead = reading.wall - Math.max(latest, paceAt(base, reading))
  return suspect || ahead < -toleranceMs ? ahead : null
}

function follow(state: ClockState, reading: Reading, difference: number): ClockState {
  const most = (reading.elapsed - state.base.elapsed) * followed
  const wall = paceAt(state.base, reading) + Math.min(most, Math.max(-most, difference))
  const { unproven } = state
  const isProven = unproven !== null && reading.elapsed - unproven.since >= holdMs
  return {
    base: { ...reading, wall },
    latest: Math.max(state.latest, reading.wall),
    suspect: null,
    unproven: isProven ? null : unproven,
    jumpedTo: isProven && reading.wall - unproven.mark > longStopMs ? reading.wall : null,
  }
}

/** The first reading after a stop was too late: no time after the mark was proven, so this goes back. */
const correctStart = (mark: number, reading: Reading): ClockState => ({
  base: reading,
  latest: Math.max(mark, reading.wall),
  suspect: null,
  unproven: { mark, since: reading.elapsed },
  jumpedTo: null,
})

const takeOver = (reading: Reading, latest: number): ClockState => ({
  base: reading,
  latest: Math.max(latest, reading.wall),
  suspect: null,
  unproven: null,
  jumpedTo: null,
})

const paceAt = (base: Reading, { elapsed }: Reading): number => base.wall + elapsed - base.elapsed

const isSteady = (suspect: Reading, reading: Reading): boolean => Math.abs(reading.wall - paceAt(suspect, reading)) <= toleranceMs
