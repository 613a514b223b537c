import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { type Change, changeToken } from '../change'
import type { TokenDeps } from '../deps'
import type { ChangeFailure } from '../types'
import { overlapStopped } from './end-overlap'

/** Stops it now, for good. A holder who comes with the old secret of a rotating token ends only that secret. */
export async function revokeToken(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<null, ChangeFailure>> {
  const revoked = await changeToken(deps, actor, tokenKey, 'delete', ({ token, now }) => {
    const age = actor.kind === 'token' ? token.generation - actor.generation : 0
    if (age > 1) return fail('wrong_status')
    return ok(age === 1 ? overlapStopped(now) : endAll(actor, now))
  })
  return revoked.ok ? ok(null) : revoked
}

const endAll = (actor: Actor, now: Date): Change => ({
  set: { revokedAt: now, revokedReason: actor.kind === 'token' ? 'holder' : 'person', slot: null, liveSlot: null },
  audit: { action: 'token.deleted' },
})
