import type { SeedingClock } from './clock'

/** Something that happened in the past of a seed. */
export interface Moment {
  readonly daysAgo: number
  readonly happens: () => Promise<unknown>
}

/** Lets everything happen in the order of time. */
export async function runTimeline(clock: SeedingClock, moments: readonly Moment[]): Promise<void> {
  for (const { daysAgo, happens } of moments.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    clock.goTo(daysAgo)
    await happens()
  }
}
