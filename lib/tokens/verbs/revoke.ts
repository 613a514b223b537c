import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { type Change, changeToken, type Situation } from '../change'
import type { TokenDeps } from '../deps'
import { noticeAbout } from '../expiry/due'
import type { ChangeFailure } from '../types'
import { overlapStopped } from './change-overlap'

/** Stops it now, for good. A holder who comes with the old secret of a rotating token ends only that secret. */
export async function revokeToken(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<null, ChangeFailure>> {
  const revoked = await changeToken(deps, actor, tokenKey, 'delete', (situation) => {
    const { token, now } = situation
    const age = actor.kind === 'token' ? token.generation - actor.generation : 0
    if (age > 1) return fail('wrong_status')
    if (age === 1) return ok(overlapStopped(now))
    return ok(actor.kind === 'token' ? endedByHolder(deps, situation) : endedBy('person', now))
  })
  return revoked.ok ? ok(null) : revoked
}

const endedBy = (revokedReason: 'holder' | 'person', now: Date): Change => ({
  set: { revokedAt: now, revokedReason, slot: null, liveSlot: null },
  audit: { action: 'token.deleted' },
})

/** Nobody pressed anything: whoever answers for the token learns of it. */
const endedByHolder = ({ notices }: TokenDeps, { token, now }: Situation): Change => ({
  ...endedBy('holder', now),
  besides: (tx) =>
    notices.notify(tx, token.orgId, now, {
      ...noticeAbout(token),
      // owners are told of every change of an admin token
      ...(token.type === 'admin' && { to: { roles: ['admin'] } }),
      kind: 'expired',
      facts: { endedBy: 'holder', endsAt: now.toISOString() },
      dedupe: `ended_by_holder:${token.id}`,
    }),
})
