import type { AccountActor } from '../actor'
import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Clock } from '../ports'
import { takeFromWindow } from '../rate-limit/store'
import { isRecentlyAuthenticated } from '../reauth'
import { fail, type Outcome, ok } from '../result'
import { hourMs } from '../time/units'
import { jsonOf } from './json'
import { findAccountData } from './store'

export interface AccountDataDeps {
  readonly db: Db
  readonly clock: Clock
  readonly audit: Pick<Audit, 'installation'>
}

export type ExportFailure = 'reauthentication_required' | 'rate_limited'

export interface AccountDataExport {
  /**
   * Everything stored about the actor, without secrets: a JSON object, read as it is written. Requires re-authentication; at most
   * five an hour; audited.
   */
  export(actor: AccountActor): Promise<Outcome<AsyncGenerator<string>, ExportFailure>>
}

const limit = { limit: 5, windowMs: hourMs }

export const createAccountData = (deps: AccountDataDeps): AccountDataExport => ({
  export: (actor) => exportData(deps, actor),
})

async function exportData(
  { db, clock, audit }: AccountDataDeps,
  actor: AccountActor,
): Promise<Outcome<AsyncGenerator<string>, ExportFailure>> {
  const now = await clock.now()
  if (!isRecentlyAuthenticated(actor.reauthUntil, now)) return fail('reauthentication_required')
  const allowed = await db.write(async (tx) => {
    const taken = await takeFromWindow(tx, `data-export:${actor.userId}`, now, limit)
    if (taken) await audit.installation.append(tx, actor, now, { action: 'user.data_exported', subject: actor.name })
    return taken
  })
  return allowed
    ? ok(jsonOf({ exportedAt: now, ...(await findAccountData(db.read, actor.userId)) }))
    : fail('rate_limited', { detail: 'You can export your data five times an hour. Try again later.', retryAfter: 3_600 })
}
