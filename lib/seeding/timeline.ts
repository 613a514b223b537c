import type { SeedingClock } from './clock'

export interface SeedEvent {
  readonly daysAgo: number
  readonly happens: () => Promise<unknown>
}

/** Runs all events in chronological order. */
export async function runTimeline(clock: SeedingClock, events: readonly SeedEvent[]): Promise<void> {
  for (const { daysAgo, happens } of events.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    clock.goTo(daysAgo)
    await happens()
  }
}
