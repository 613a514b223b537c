import type { Clock } from '../ports'

declare const proven: unique symbol

/** A time that rows may be deleted by. Only `deletionTime` returns one: every deletion by age takes it. */
export type DeletionTime = Date & { readonly [proven]: true }

/** The current time, if rows may be deleted by age; null while the clock is in doubt. */
export async function deletionTime(clock: Clock): Promise<DeletionTime | null> {
  const now = await clock.now()
  return (await clock.mayDelete(now)) ? (now as DeletionTime) : null
}
