import type { Clock } from '../ports'
import { addDuration } from '../time/calendar'

export interface MovableClock extends Clock {
  /** Moves on by milliseconds or an ISO 8601 duration, `P1D`. */
  advance(by: number | string): void
  set(to: Date | string): void
}

/** A clock that stands still until it is moved. */
export function movableClock(start: Date | string = '2026-11-20T12:00:00Z'): MovableClock {
  let at = new Date(start)
  return {
    now: () => Promise.resolve(new Date(at)),
    advance: (by) => {
      at = typeof by === 'number' ? new Date(at.getTime() + by) : addDuration(at, by)
    },
    set: (to) => {
      at = new Date(to)
    },
  }
}

/** For the job of the ends, where the clock never jumped. */
export const neverJumped = () => Promise.resolve(null)
