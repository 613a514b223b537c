import type { PersonActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { type Outcome, ok } from '../../result'
import { Secret } from '../../secret'
import type { TokenDeps } from '../deps'
import type { IssuedManaged, ManagedInput } from '../managed'
import { auditFields, newTokenRow } from '../new-token'
import { findPause } from '../policy/pause'
import { readPolicy } from '../policy/record'
import { revokeWithin } from '../revocation'
import { managedScopes } from '../scopes'
import { loadForDeletion } from '../sealed-token'
import { insertToken } from '../store'

/** Creates the managed token of a new destination: no owner, no expiration, no slot in any limit. */
export async function issueManaged(
  deps: TokenDeps,
  tx: Tx,
  actor: PersonActor,
  { name, locationId }: ManagedInput,
  now: Date,
  record: RecordChange,
): Promise<Outcome<IssuedManaged, 'paused'>> {
  const pause = await findPause(tx, actor.orgId, await readPolicy(tx, actor.orgId))
  if (pause) return pause
  const input = { type: 'managed', name, note: '', locationId, scopes: [...managedScopes], ...unlimited } as const
  const { row, token } = newTokenRow(deps, actor, input, now)
  await insertToken(tx, row)
  await record({ action: 'token.created', tokenKey: row.tokenKey, subject: name, after: auditFields(row) })
  return ok({ tokenId: row.id, tokenKey: row.tokenKey, secret: new Secret(token) })
}

const unlimited = { ownerId: null, ipAllowlist: '', requestsPerMinute: 0, expiresAt: null, slot: null, liveSlot: null }

/** Revokes the managed token of a destination that is being deleted. Its holder may have revoked it already. */
export async function revokeManaged(
  deps: TokenDeps,
  tx: Tx,
  orgId: OrgId,
  tokenKey: string,
  now: Date,
  record: RecordChange,
): Promise<void> {
  const token = await loadForDeletion(tx, orgId, tokenKey)
  if (!token) return
  const revoked = await revokeWithin(deps, tx, { token, reason: 'destination', now, record })
  if (!revoked) throw new Error('A token changed while the audit head of its organization was locked.')
}
