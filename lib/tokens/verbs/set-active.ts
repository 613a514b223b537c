import type { Actor } from '../../actor'
import { type Outcome, ok } from '../../result'
import { changeAndView } from '../change'
import type { TokenDeps } from '../deps'
import type { TokenView } from '../schema'
import type { ChangeFailure } from '../types'

/** Activates or deactivates a token; `wrong_status` if it already is. */
export async function setTokenActive(
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
  active: boolean,
): Promise<Outcome<TokenView, ChangeFailure>> {
  return changeAndView(deps, actor, tokenKey, active ? 'activate' : 'deactivate', ({ now }) =>
    ok({
      set: active ? { deactivatedAt: null, deactivatedBy: null } : { deactivatedAt: now, deactivatedBy: actor.name },
      audit: { action: active ? 'token.activated' : 'token.deactivated' },
    }),
  )
}
