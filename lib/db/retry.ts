import { setTimeout as pause } from 'node:timers/promises'

/** The database gave no turn in time: answered as `unavailable`, never as a verdict. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'
}

const patienceMs = 250
/** P1008: SQLite is held by another writer. P2034: Postgres undid the transaction to break a deadlock. */
const busyCodes = new Set(['P1008', 'P2034'])

/** Checked by code, not by class: the two generated clients throw classes of their own. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

export const isBusy = (error: unknown): boolean => busyCodes.has(errorCode(error) ?? '')

/** Tries again, without blocking the event loop, until a turn comes or 250 ms are over. */
export async function retryWhileBusy<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + patienceMs
  for (let tries = 0; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > giveUpAt) throw new DatabaseBusy('The database is busy.', { cause: error })
      await pause(1 + (tries % 4))
    }
  }
}
