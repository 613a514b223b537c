import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { changeAndView } from '../change'
import type { TokenDeps } from '../deps'
import { takeListSlot } from '../limit-slots'
import type { TokenView } from '../schema'
import type { ChangeFailure } from '../types'

/** Restores a removed token to the list, if the limit leaves a slot. */
export const restoreToken = (
  deps: TokenDeps,
  actor: Actor,
  tokenKey: string,
): Promise<Outcome<TokenView, ChangeFailure | 'limit_reached'>> =>
  changeAndView(deps, actor, tokenKey, 'restore', async ({ tx, token, policy, now }) => {
    const slot = token.ownerId ? await takeListSlot(tx, token.orgId, token.ownerId, policy, now) : null
    if (token.ownerId && slot === null) {
      return fail('limit_reached', {
        detail: `You already have ${policy.listedPerPerson} listed ${policy.listedPerPerson === 1 ? 'token' : 'tokens'}.`,
      })
    }
    return ok({ set: { removedAt: null, slot }, audit: { action: 'token.restored' } })
  })
