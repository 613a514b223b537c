import type { Tx } from '../../db/client'
import type { OrgId, TokenId } from '../../ids'
import { isOlder, type JournalContents } from '../../journal/index'
import type { TokenDeps } from '../deps'
import { type SealedFacts, sealHolds, sealRow } from '../digest'
import { toFacts, toState } from '../recorded-state'
import { deleteStored } from '../stored-secret/store'
import { findByKeys, type JournaledRow, overwriteToken } from './store'

const perBatch = 100

type ReplayDeps = Pick<TokenDeps, 'db' | 'keys'>

/** Brings the rows of a restored backup to their last recorded state; returns the number of changed tokens. */
export async function replayJournal(deps: ReplayDeps, contents: JournalContents): Promise<number> {
  const keys = [...new Set([...contents.tokens.keys(), ...contents.revoked.keys()])].sort()
  let replayed = 0
  for (let from = 0; from < keys.length; from += perBatch) {
    replayed += await deps.db.write((tx) => replayBatch(deps, tx, contents, keys.slice(from, from + perBatch)))
  }
  return replayed
}

async function replayBatch({ keys }: ReplayDeps, tx: Tx, contents: JournalContents, tokenKeys: readonly string[]): Promise<number> {
  let replayed = 0
  for (const row of await findByKeys(tx, tokenKeys)) {
    const data = lastState({ keys }, contents, row)
    if (data === null || !(await overwriteToken(tx, row, data))) continue
    if (data.revokedAt || data.digest !== row.digest) await deleteStored(tx, row.orgId as OrgId, row.id as TokenId)
    replayed += 1
  }
  return replayed
}

/** Null if the row is not older than the journal. */
function lastState({ keys }: Pick<ReplayDeps, 'keys'>, { tokens, revoked }: JournalContents, row: JournaledRow) {
  const state = tokens.get(row.tokenKey)
  const revokedAt = revoked.get(row.tokenKey)
  if (!isOlder(row, { version: state?.version ?? 0, isRevoked: revokedAt !== undefined })) return null
  const isNewer = state !== undefined && state.version > row.version
  const facts = toFacts(isNewer ? state : { ...toState(row), version: row.version + 1 })
  const last = revokedAt === undefined ? facts : { ...facts, revokedAt: new Date(revokedAt) }
  // a row that was edited before the backup stays rejected
  const seal = isNewer || sealHolds(row, keys.seal) ? sealRow(last, keys.seal) : {}
  return { ...last, ...freedSlots(last), ...seal }
}

function freedSlots({ revokedAt, removedAt }: SealedFacts) {
  if (revokedAt) return { slot: null, liveSlot: null, revokedReason: 'restored' }
  return removedAt ? { slot: null } : {}
}
