import type { Actor } from '../../actor'
import { type Outcome, ok } from '../../result'
import { type Change, changeToken } from '../change'
import type { TokenDeps } from '../deps'
import type { ChangeFailure } from '../types'

/** Stops it now, for good. A holder who comes with the old secret of a rotating token ends only that secret. */
export async function revokeToken(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<null, ChangeFailure>> {
  const onlyOld = actor.kind === 'token' && actor.secret === 'previous'
  const revoked = await changeToken(deps, actor, tokenKey, 'delete', ({ now }) => ok(onlyOld ? endOld(now) : endAll(actor, now)))
  return revoked.ok ? ok(null) : revoked
}

const endOld = (now: Date): Change => ({ set: { previousEndsAt: now }, audit: { action: 'token.overlap_ended' } })

const endAll = (actor: Actor, now: Date): Change => ({
  set: { revokedAt: now, revokedReason: actor.kind === 'token' ? 'holder' : 'person', slot: null, liveSlot: null },
  audit: { action: 'token.deleted' },
})
