import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { isOlder } from '../journal/index'
import { logBrokenSeal, logOlderRow } from './broken-seal'
import type { TokenDeps } from './deps'
import { type SealedFacts, sealHolds, sealRow } from './digest'
import type { TokenRecord } from './record'
import { toState } from './recorded-state'
import { findToken, updateToken } from './store'
import { deleteStored } from './stored-secret/store'

export type TokenUpdate = Partial<Omit<SealedFacts, 'version' | 'tokenKey' | 'orgId'>> & Unsealed

interface Unsealed {
  readonly name?: string
  readonly note?: string
  readonly search?: string
  readonly deactivatedBy?: string | null
  readonly revokedReason?: string
  readonly slot?: number | null
  readonly liveSlot?: number | null
}

type SealDeps = Pick<TokenDeps, 'keys' | 'log' | 'journal'>

/** The token, unless it is deleted or its row was edited outside Keyrail. */
export async function loadSealed(deps: SealDeps, tx: Tx, orgId: OrgId, tokenKey: string): Promise<TokenRecord | null> {
  const token = await findToken(tx, orgId, tokenKey)
  return token && !token.revokedAt && isIntact(deps, token) ? token : null
}

/** The token, unless it is deleted. Only its deletion may begin with a row that was edited outside Keyrail. */
export async function loadForDeletion(tx: Tx, orgId: OrgId, tokenKey: string): Promise<TokenRecord | null> {
  const token = await findToken(tx, orgId, tokenKey)
  return token && !token.revokedAt ? token : null
}

/**
 * True if the row matches its seal and is the last one that Keyrail wrote. Any other is rejected everywhere and never sealed again.
 * Call it on a row read under the audit head, which no change can follow.
 */
export function isIntact({ keys, log, journal }: SealDeps, token: TokenRecord): boolean {
  if (!sealHolds(token, keys.seal)) logBrokenSeal(log, token.tokenKey)
  else if (isOlder(token, journal.known(token.tokenKey))) logOlderRow(log, token.tokenKey)
  else return true
  return false
}

/** Writes the update, the next version and a new seal, and journals it; false if the row changed since it was read. */
export async function writeSealed(deps: SealDeps, tx: Tx, token: TokenRecord, update: TokenUpdate): Promise<boolean> {
  const next = { ...token, ...update, version: token.version + 1 }
  if (!(await updateToken(tx, token, { ...update, version: next.version, ...sealRow(next, deps.keys.seal) }))) return false
  deps.journal.record(tx, { kind: 'token', state: toState(next) })
  // a stored copy is deleted with the secret it is a copy of
  if (update.revokedAt || update.digest) await deleteStored(tx, token.orgId, token.id)
  return true
}

/** Revokes a token whatever its row looks like: one that was edited outside Keyrail keeps its broken seal. */
export async function writeRevocation(deps: SealDeps, tx: Tx, token: TokenRecord, update: TokenUpdate & Revoking): Promise<boolean> {
  if (isIntact(deps, token)) return writeSealed(deps, tx, token, update)
  const { revokedAt, revokedReason } = update
  if (!(await updateToken(tx, token, { revokedAt, revokedReason, slot: null, liveSlot: null }))) return false
  deps.journal.record(tx, { kind: 'revoked', tokenKey: token.tokenKey, at: revokedAt.getTime() })
  await deleteStored(tx, token.orgId, token.id)
  return true
}

interface Revoking {
  readonly revokedAt: Date
  readonly revokedReason: string
}
