import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { type Change, changeToken, type Situation } from '../change'
import type { TokenDeps } from '../deps'
import { noticeAbout } from '../expiry/due'
import { overlapRevocation, revocation } from '../revocation'
import type { ChangeFailure } from '../types'

/** Revokes a token for good. A holder who presents the old secret of a rotating token revokes only that secret. */
export async function revokeToken(deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<null, ChangeFailure>> {
  const revoked = await changeToken(deps, actor, tokenKey, 'delete', (situation) => {
    if (actor.kind !== 'token') return ok(revocation('person', situation.now))
    const rotationsSince = situation.token.generation - actor.generation
    if (rotationsSince > 1) return fail('wrong_status')
    return ok(rotationsSince === 1 ? overlapRevocation(situation.now) : revocationByHolder(deps, situation))
  })
  return revoked.ok ? ok(null) : revoked
}

/** No person took part, so the people responsible for the token are notified. */
const revocationByHolder = ({ notices }: TokenDeps, { token, now }: Situation): Change => ({
  ...revocation('holder', now),
  afterWrite: (tx) =>
    notices.notify(tx, token.orgId, now, {
      ...noticeAbout(token),
      // owners are notified of every change of an admin token
      ...(token.type === 'admin' && { to: { roles: ['admin'] } }),
      kind: 'expired',
      facts: { endedBy: 'holder', endsAt: now.toISOString() },
      dedupe: `ended_by_holder:${token.id}`,
    }),
})
