import type { PersonActor } from '../actor'
import type { TokenDeps } from './deps'
import { splitList, type TokenRecord } from './record'

export const tooPowerful = 'This token may do more than you may.'

/** Whether a person may get hold of its secret: of an organisation's or location's token only what they could give it themselves. */
export function mayHold({ scopes }: Pick<TokenDeps, 'scopes'>, actor: PersonActor, token: TokenRecord): boolean {
  if (token.type === 'user' || token.type === 'managed') return true
  const own = scopes.givenBy(actor.role, token.type)
  return splitList(token.scopes).every((scope) => own.has(scope))
}
