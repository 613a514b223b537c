import type { Tx } from '../../db/client'
import type { TokenDeps } from '../deps'
import { revokeWithin } from '../revocation'
import { findOwned } from '../store'
import type { LeavingMember } from '../types'

const perRead = 250

export async function revokeOwned(deps: TokenDeps, tx: Tx, { orgId, ownerId, at: now, record }: LeavingMember): Promise<number> {
  let count = 0
  for (let read = perRead; read === perRead; count += read) {
    const tokens = await findOwned(tx, orgId, ownerId, perRead)
    for (const token of tokens) {
      const revoked = await revokeWithin(deps, tx, { token, reason: 'member_left', now, record })
      if (!revoked) throw new Error('A token changed while the audit head of its organization was locked.')
    }
    read = tokens.length
  }
  return count
}
