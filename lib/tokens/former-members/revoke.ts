import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import { errorMessage, settleEach } from '../../errors'
import type { TokenDeps } from '../deps'
import { revokeWithin } from '../revocation'
import { findTokensById } from '../store'
import { deletePending, type FormerMember, findAllPending, findOwnedIds, findPending, findUnrevokedIds, type PendingMember } from './store'

/** Each writes an audit entry: other changes of the organization wait for the transaction. */
const perTransaction = 25
/** Revoked before the response to the person who ended the membership. */
const transactionsAtOnce = 20
const transactionsPerRun = 200
const membersPerRun = 100

/**
 * Revokes the tokens of someone who was a member until now, as many as take about a second. The job revokes the others, and all of
 * them after a failure here: the membership has ended, and with it they are rejected already.
 */
export async function revokeFirst(deps: TokenDeps, members: readonly FormerMember[]): Promise<void> {
  let left = transactionsAtOnce
  try {
    for (const member of members) {
      const pending = await findPending(deps.db.read, member)
      if (pending) left -= (await revokeBatches(deps, pending, left)).transactions
    }
  } catch (error) {
    deps.log.warn('The tokens of a former member will be deleted by the next job.', { error: errorMessage(error) })
  }
}

/** Revokes the tokens of former members; returns their number. A run that was interrupted is continued by the next. */
export async function revokePending(deps: TokenDeps): Promise<number> {
  let revoked = 0
  await settleEach(await findAllPending(deps.db.read, membersPerRun), async (member) => {
    revoked += (await revokeBatches(deps, member, transactionsPerRun)).revoked
  })
  return revoked
}

async function revokeBatches(deps: TokenDeps, member: PendingMember, most: number) {
  let [revoked, transactions] = [0, 0]
  for (let last = perTransaction; last === perTransaction && transactions < most; revoked += last) {
    const now = await deps.clock.now()
    last = await deps.audit.continueChange(member.orgId, member.seq, now, (tx, record) => revokeBatch(deps, tx, member, now, record))
    transactions += 1
  }
  return { revoked, transactions }
}

async function revokeBatch(deps: TokenDeps, tx: Tx, member: PendingMember, now: Date, record: RecordChange): Promise<number> {
  // another process may have finished, and the person may be a member again
  if ((await findPending(tx, member))?.seq !== member.seq) return 0
  const listed = await findOwnedIds(tx, member, perTransaction)
  const ids = listed.length === perTransaction ? listed : await findUnrevokedIds(tx, member, perTransaction)
  for (const token of await findTokensById(tx, member.orgId, ids)) {
    const revoked = await revokeWithin(deps, tx, { token, reason: 'member_left', now, record })
    if (!revoked) throw new Error('A token changed while the audit head of its organization was locked.')
  }
  if (ids.length < perTransaction) await deletePending(tx, member)
  return ids.length
}
