import type { TokenDeps } from '../deps'
import { verifyQuery } from './source'
import type { VerifyDeps } from './verify'

/** Reads a token for a verdict at the time of the process's own clock. */
export const findToVerify =
  ({ db, clock }: Pick<TokenDeps, 'db' | 'clock'>): VerifyDeps['find'] =>
  async (tokenKey) => ({ row: await db.rows.prepare(verifyQuery)(tokenKey), now: await clock.now() })
