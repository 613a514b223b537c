import type { PersonActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import type { OrgId } from '../../ids'
import { fail, type Outcome, ok } from '../../result'
import { Secret } from '../../secret'
import { readSealedToken } from '../change'
import type { TokenDeps } from '../deps'
import { sealRow } from '../digest'
import type { IssuedManaged, ManagedInput } from '../managed'
import { auditFields, newTokenRow } from '../new-token'
import { readPolicy } from '../policy/record'
import { managedScopes } from '../scopes'
import { insertToken, updateToken } from '../store'

/** The managed token of a destination that is being made: no owner, no end, no place in any limit. */
export async function issueManaged(
  deps: TokenDeps,
  tx: Tx,
  actor: PersonActor,
  { name, locationId }: ManagedInput,
  now: Date,
  record: RecordChange,
): Promise<Outcome<IssuedManaged, 'paused'>> {
  const { pausedAt, pausedNote } = await readPolicy(tx, actor.orgId)
  if (pausedAt) return fail('paused', pausedNote ? { detail: pausedNote } : {})
  const given = { type: 'managed', name, note: '', locationId, scopes: [...managedScopes] } as const
  const { row, token } = newTokenRow(deps, actor, { ...given, ...boundless }, now)
  await insertToken(tx, row)
  await record({ action: 'token.created', tokenKey: row.tokenKey, subject: name, after: auditFields(row) })
  return ok({ tokenId: row.id, tokenKey: row.tokenKey, secret: new Secret(token) })
}

const boundless = { ownerId: null, ipAllowlist: '', expiresAt: null, slot: null, liveSlot: null }

/**
 * Stops the managed token of a destination that is being deleted, for good. One that its holder ended is over already, and
 * a row that was edited behind Keyrail's back is rejected already: nothing re-seals it.
 */
export async function endManaged(deps: TokenDeps, tx: Tx, orgId: OrgId, tokenKey: string, now: Date, record: RecordChange): Promise<void> {
  const token = await readSealedToken(deps, tx, orgId, tokenKey)
  if (!token) return
  const next = { revokedAt: now, version: token.version + 1 }
  const set = { ...next, revokedReason: 'destination', ...sealRow({ ...token, ...next }, deps.keys.seal) }
  if (!(await updateToken(tx, token, set))) throw new Error('A token changed while its organization was held.')
  await record({ action: 'token.deleted', tokenKey: token.tokenKey, subject: token.name })
}
