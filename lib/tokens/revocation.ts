import type { RecordChange } from '../audit/index'
import type { Tx } from '../db/client'
import type { Change } from './change'
import type { TokenDeps } from './deps'
import { longOver } from './policy/policy'
import type { TokenRecord } from './record'
import { writeRevocation } from './sealed-token'

export type RevocationReason = 'person' | 'holder' | 'member_left' | 'inactivity' | 'destination'

/** Ends a token for good and frees its slots. */
export const revocation = (reason: RevocationReason, now: Date) =>
  ({
    set: { revokedAt: now, revokedReason: reason, slot: null, liveSlot: null },
    audit: { action: 'token.deleted', after: { reason } },
  }) satisfies Change

/** Ends the old secret of a rotating token immediately: the date is long past on every machine, whatever its clock says. */
export const overlapRevocation = (now: Date): Change => ({
  set: { previousEndsAt: longOver },
  audit: { action: 'token.overlap_ended', after: { oldEndsAt: now.toISOString() } },
})

interface Revocation {
  readonly token: TokenRecord
  readonly reason: RevocationReason
  readonly now: Date
  readonly record: RecordChange
}

/** Revokes a token, also one that was edited outside Keyrail, inside a change that holds the organization's audit head; false if the row changed since it was read. */
export async function revokeWithin(deps: TokenDeps, tx: Tx, { token, reason, now, record }: Revocation): Promise<boolean> {
  const { set, audit } = revocation(reason, now)
  if (!(await writeRevocation(deps, tx, token, set))) return false
  await record({ ...audit, tokenKey: token.tokenKey, subject: token.name })
  return true
}
