import type { Clock } from '../ports'
import { daysAfter } from '../time/calendar'

export interface SeedingClock extends Clock {
  readonly present: Date
  goTo(daysAgo: number): void
}

export function seedingClock(present: Date): SeedingClock {
  let at = present
  return {
    present,
    now: () => Promise.resolve(at),
    mayDelete: () => Promise.resolve(true),
    goTo: (daysAgo) => {
      at = daysAfter(present, -daysAgo)
    },
  }
}
