import type { Db } from '../db/client'
import { deleteExpired } from '../db/retention'
import { retention as idempotency } from '../http/clean-store'
import { retention as rateLimits } from '../rate-limit/store'
import type { DeletionTime } from '../time/deletion'

/** Delete the old rows that belong to requests, not to a module. */
export const rowCleaners = (db: Db) =>
  [idempotency, rateLimits].map((retention) => ({ clean: (now: DeletionTime) => deleteExpired(db, now, retention) }))
