import type { JobActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import type { NewNotification } from '../../notices/index'
import type { TokenDeps } from '../deps'
import type { Policy } from '../policy/policy'
import { readPolicy } from '../policy/record'
import type { TokenRecord } from '../record'
import { isIntact } from '../sealed-token'
import { findTokensById } from '../store'
import type { JumpedAt } from '../types'
import type { Batch } from './due-store'

/** One run over the tokens of an organization. */
export interface ExpiryRun {
  readonly deps: TokenDeps
  readonly actor: JobActor
  readonly orgId: OrgId
  readonly policy: Policy
  /** Read for each batch: the clock may jump during the run. */
  readonly jumpedAt: JumpedAt
}

export interface BatchTime {
  readonly now: Date
  /** When the clock last jumped ahead; includes a jump that ends at `now`. */
  readonly jumpedAt: Date | null
}

/** A token read inside the transaction that holds the organization's audit head. */
export interface DueToken extends BatchTime {
  readonly tx: Tx
  readonly token: TokenRecord
  readonly policy: Policy
  readonly record: RecordChange
}

/** Returns true if it did something. */
type Act = (due: DueToken) => Promise<boolean>
type Find = (batch: Batch, time: BatchTime) => Promise<string[]>

const perTransaction = 20

/** Finds due tokens in batches and acts on each under the audit head; returns the number of acts. */
export async function forEachDue(run: ExpiryRun, find: Find, act: Act): Promise<number> {
  let done = 0
  let after: string | undefined = ''
  while (after !== undefined) {
    // the clock records a jump before it returns, so it is read first
    const now = await run.deps.clock.now()
    const time = { now, jumpedAt: await run.jumpedAt() }
    const ids = await find({ orgId: run.orgId, after, take: perTransaction }, time)
    if (ids.length > 0) done += await actOnBatch(run, ids, time, act)
    after = ids.at(-1)
  }
  return done
}

function actOnBatch({ deps, actor, orgId }: ExpiryRun, ids: readonly string[], time: BatchTime, act: Act): Promise<number> {
  return deps.audit.changeAsSystem(orgId, actor, time.now, async (tx, record) => {
    const policy = await readPolicy(tx, orgId)
    let done = 0
    for (const token of await findTokensById(tx, orgId, ids)) {
      if (token.revokedAt || !isIntact(deps, token)) continue
      if (await act({ tx, token, policy, record, ...time })) done += 1
    }
    return done
  })
}

/** Fields common to all notices about a token. */
export const noticeAbout = (token: TokenRecord): Pick<NewNotification, 'to' | 'tokenKey' | 'subject'> => ({
  to: { token },
  tokenKey: token.tokenKey,
  subject: token.name,
})
