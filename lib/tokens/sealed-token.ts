import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { logBrokenSeal } from './broken-seal'
import type { TokenDeps } from './deps'
import { type SealedFacts, sealHolds, sealRow } from './digest'
import type { TokenRecord } from './record'
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

type SealDeps = Pick<TokenDeps, 'keys' | 'log'>

/** The token, unless it is deleted or its row was edited outside Keyrail. */
export async function loadSealed(deps: SealDeps, tx: Tx, orgId: OrgId, tokenKey: string): Promise<TokenRecord | null> {
  const token = await findToken(tx, orgId, tokenKey)
  return token && !token.revokedAt && isIntact(deps, token) ? token : null
}

/** True if the row matches its seal. One that was edited outside Keyrail is rejected everywhere and never sealed again. */
export function isIntact({ keys, log }: SealDeps, token: TokenRecord): boolean {
  const intact = sealHolds(token, keys.seal)
  if (!intact) logBrokenSeal(log, token.tokenKey)
  return intact
}

/** Writes the update, the next version and a new seal; false if the row changed since it was read. */
export async function writeSealed({ keys }: SealDeps, tx: Tx, token: TokenRecord, update: TokenUpdate): Promise<boolean> {
  const next = { ...update, version: token.version + 1 }
  if (!(await updateToken(tx, token, { ...next, ...sealRow({ ...token, ...next }, keys.seal) }))) return false
  // a stored copy is deleted with the secret it is a copy of
  if (update.revokedAt || update.digest) await deleteStored(tx, token.orgId, token.id)
  return true
}
