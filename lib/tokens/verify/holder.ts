import type { TokenActor } from '../../actor'
import type { Origin } from '../../ports'
import type { AcceptedToken, RejectedToken, Verdict } from './verdict'

/** The actor of an accepted token. */
export const toHolder = (verdict: Verdict, origin: Origin): { actor: TokenActor } | { rejection: RejectedToken } =>
  verdict.active ? { actor: toActor(verdict, origin) } : { rejection: verdict }

function toActor(verdict: AcceptedToken, origin: Origin): TokenActor {
  const { tokenKey, type, name, orgId, locationId, userId, scopes, secret, generation } = verdict
  return { kind: 'token', tokenKey, type, name, orgId, locationId, userId, scopes, secret, generation, origin }
}
