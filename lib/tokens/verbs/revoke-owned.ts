import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { OrgId, UserId } from '../../ids'
import type { TokenDeps } from '../deps'
import { sealHolds, sealRow } from '../digest'
import type { TokenRecord } from '../record'
import { findOwned, updateToken } from '../store'
import { deleteStored } from '../stored-secret/store'

/** Whose tokens end, when, and where it is recorded: inside a change that holds the organization's audit head. */
export interface LeavingMember {
  readonly orgId: OrgId
  readonly ownerId: UserId
  readonly at: Date
  readonly record: RecordChange
}

/** Stops every user token of somebody who leaves, for good; answers how many. */
export async function revokeOwned(deps: TokenDeps, tx: Tx, leaving: LeavingMember): Promise<number> {
  const tokens = (await findOwned(tx, leaving.orgId, leaving.ownerId)).filter((token) => isSound(deps, token))
  for (const token of tokens) await revoke(deps, tx, token, leaving)
  return tokens.length
}

/** A row that was edited behind Keyrail's back is rejected already, and nothing re-seals it. */
function isSound({ keys, log }: TokenDeps, token: TokenRecord): boolean {
  const sound = sealHolds(token, keys.seal)
  if (!sound) log.error('A token row does not match its seal.', { tokenKey: token.tokenKey })
  return sound
}

async function revoke({ keys }: TokenDeps, tx: Tx, token: TokenRecord, { orgId, at, record }: LeavingMember): Promise<void> {
  const next = { revokedAt: at, revokedReason: 'member_left', slot: null, liveSlot: null, version: token.version + 1 }
  const written = await updateToken(tx, token, { ...next, ...sealRow({ ...token, ...next }, keys.seal) })
  if (!written) throw new Error('A token changed although its organization was held.')
  await deleteStored(tx, orgId, token.id)
  await record({ action: 'token.deleted', tokenKey: token.tokenKey, subject: token.name, after: { reason: 'member_left' } })
}
