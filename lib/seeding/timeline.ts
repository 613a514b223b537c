import type { SeedingClock } from './clock'

/** Something that happened in the past of a seed. */
export interface SeedEvent {
  readonly daysAgo: number
  readonly happens: () => Promise<unknown>
}

/** Lets everything happen in the order of time. */
export async function runTimeline(clock: SeedingClock, moments: readonly SeedEvent[]): Promise<void> {
  for (const { daysAgo, happens } of moments.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    clock.goTo(daysAgo)
    await happens()
  }
}
