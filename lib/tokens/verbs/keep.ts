import type { Actor } from '../../actor'
import { type Outcome, ok } from '../../result'
import { changeAndView } from '../change'
import type { TokenDeps } from '../deps'
import type { TokenView } from '../schema'
import type { ChangeFailure } from '../types'

export const keepToken = (deps: TokenDeps, actor: Actor, tokenKey: string): Promise<Outcome<TokenView, ChangeFailure>> =>
  changeAndView(deps, actor, tokenKey, 'keep', ({ now }) => ok({ set: { keptAt: now }, audit: { action: 'token.kept' } }))
