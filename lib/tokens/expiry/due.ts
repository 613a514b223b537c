import type { JobActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import type { NewNotification } from '../../notices/index'
import type { TokenDeps } from '../deps'
import { sealHolds } from '../digest'
import type { Policy } from '../policy/policy'
import { readPolicy } from '../policy/record'
import type { TokenRecord } from '../record'
import { findTokensById } from '../store'
import type { JumpedAt } from '../types'
import type { Batch } from './due-store'

/** One walk over the tokens of an organization. */
export interface ExpiryRun {
  readonly deps: TokenDeps
  readonly actor: JobActor
  readonly orgId: OrgId
  readonly policy: Policy
  /** Asked for each batch: the clock may jump while the walk is under way. */
  readonly jumpedAt: JumpedAt
}

/** The moment a batch is about. */
export interface BatchTime {
  readonly now: Date
  /** When the clock last jumped ahead, if it ever did: a jump that ends at `now` is known. */
  readonly jumpedAt: Date | null
}

/** What is due of one token, read inside the transaction that holds the organization's audit head. */
export interface DueToken extends BatchTime {
  readonly tx: Tx
  readonly token: TokenRecord
  readonly policy: Policy
  readonly record: RecordChange
}

/** True when it did something. */
type Act = (due: DueToken) => Promise<boolean>
type Find = (batch: Batch, moment: BatchTime) => Promise<string[]>

const perTransaction = 20

/** Finds in batches what is due, and does it under the audit head; counts what was done. */
export async function forEachDue(round: ExpiryRun, find: Find, act: Act): Promise<number> {
  let done = 0
  let after: string | undefined = ''
  while (after !== undefined) {
    // the clock notes a jump before it answers, so it is asked first
    const now = await round.deps.clock.now()
    const moment = { now, jumpedAt: await round.jumpedAt() }
    const ids = await find({ orgId: round.orgId, after, take: perTransaction }, moment)
    if (ids.length > 0) done += await together(round, ids, moment, act)
    after = ids.at(-1)
  }
  return done
}

function together({ deps, actor, orgId }: ExpiryRun, ids: readonly string[], moment: BatchTime, act: Act): Promise<number> {
  return deps.audit.changeAsSystem(orgId, actor, moment.now, async (tx, record) => {
    const policy = await readPolicy(tx, orgId)
    let done = 0
    for (const token of await findTokensById(tx, orgId, ids)) {
      if (token.revokedAt || !isSound(deps, token)) continue
      if (await act({ tx, token, policy, record, ...moment })) done += 1
    }
    return done
  })
}

function isSound(deps: TokenDeps, token: TokenRecord): boolean {
  if (sealHolds(token, deps.keys.seal)) return true
  deps.log.error('A token row does not match its seal.', { tokenKey: token.tokenKey })
  return false
}

/** The part of a notice that every one about a token has. */
export const noticeAbout = (token: TokenRecord): Pick<NewNotification, 'to' | 'tokenKey' | 'subject'> => ({
  to: { token },
  tokenKey: token.tokenKey,
  subject: token.name,
})
