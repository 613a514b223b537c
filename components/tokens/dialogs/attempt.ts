import { fail } from '@/lib/result'
import type { ActionOutcome } from '../types'

/** Runs an action; no answer at all is a failure like any other. */
export async function attempt<T>(run: () => Promise<ActionOutcome<T>>): Promise<ActionOutcome<T>> {
  try {
    return await run()
  } catch {
    return fail('unavailable')
  }
}
