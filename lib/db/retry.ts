import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseBusy, errorCode } from '../errors'
import type { Random } from '../ports'

const attempts = 5
/** Pause before the second attempt, so that the winner takes the locks the loser gave back; the next ones are longer. */
const pauseMs = 10

const middle = 127.5

/** Between half and one and a half of it: transactions that lost to each other do not meet again at the same time. */
export function pauseAfter(attempt: number, random: Random | null): number {
  const [byte = middle] = random?.bytes(1) ?? []
  return pauseMs * attempt * (0.5 + byte / (2 * middle))
}

/** P1008: another writer holds the SQLite lock. P2034: Postgres rolled back the transaction to break a deadlock. */
const busyCodes = new Set(['P1008', 'P2034'])

/** Without this, Prisma walks the stack at every query outside production, to report the call site in errors. */
export const plainErrors = { errorFormat: 'minimal' } as const

/** Kind of a driver adapter's error that Prisma has not yet given a code. */
export function driverErrorKind(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'kind' in cause && typeof cause.kind === 'string' ? cause.kind : undefined
}

export const isBusy = (error: unknown): boolean => busyCodes.has(errorCode(error) ?? '')

/** Retries a transaction that the database rolled back in favor of another one. */
export async function retryLostRaces<T>(attempt: () => Promise<T>, random: Random | null): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (tries === attempts) throw new DatabaseBusy('The database is busy.', { cause: error })
      await pause(pauseAfter(tries, random))
    }
  }
}
