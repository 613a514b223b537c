import type { Actor } from '../../actor'
import { type Outcome, ok } from '../../result'
import { changeAndView } from '../change'
import type { TokenDeps } from '../deps'
import type { TokenView } from '../schema'
import type { ChangeFailure } from '../types'

/** Removes a token from the list and its limit. It keeps working until it expires. */
export const removeToken = (deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<TokenView, ChangeFailure>> =>
  changeAndView(deps, actor, tokenKey, 'remove', ({ now }) =>
    ok({ set: { removedAt: now, slot: null }, audit: { action: 'token.removed' } }),
  )
