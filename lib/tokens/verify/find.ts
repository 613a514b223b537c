import type { TokenDeps } from '../deps'
import { toVerifySource, verifyQuery } from './source'
import type { VerifyDeps } from './verify'

/** Reads a token for a verdict at the time of the process's own clock. */
export const findToVerify =
  ({ db, clock }: Pick<TokenDeps, 'db' | 'clock'>): VerifyDeps['find'] =>
  async (tokenKey) => {
    const row = await db.rows.prepare(verifyQuery)(tokenKey)
    return { source: row && toVerifySource(row), now: await clock.now() }
  }
