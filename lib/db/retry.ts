import { DatabaseBusy, errorCode } from '../errors'

const attempts = 5
/** P1008: SQLite is held by another writer. P2034: Postgres undid the transaction to break a deadlock. */
const busyCodes = new Set(['P1008', 'P2034'])

/** Otherwise, outside of production, Prisma walks the stack at every query, to say in an error where it was called. */
export const plainErrors = { errorFormat: 'minimal' } as const

/** What a driver adapter says went wrong, before Prisma gives it a code. */
export function driverErrorKind(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'kind' in cause && typeof cause.kind === 'string' ? cause.kind : undefined
}

export const isBusy = (error: unknown): boolean => busyCodes.has(errorCode(error) ?? '')

/** Runs a transaction again when the database undid it for the sake of another one. */
export async function retryLostRaces<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (tries === attempts) throw new DatabaseBusy('The database is busy.', { cause: error })
    }
  }
}
