import type { Actor } from '../actor'
import { accessTo } from './access'
import type { Policy } from './policy'
import type { TokenRecord } from './record'
import { type TokenAction, type TokenStatus, tokenActions } from './schema'
import { statusOf, works } from './status'

type Condition = (token: TokenRecord, status: TokenStatus, policy: Policy) => boolean

const over: readonly TokenStatus[] = ['deleted', 'expired']
const alive: Condition = (_token, status) => !over.includes(status)

/** When each action makes sense, whoever asks: what the menu offers and what a verb refuses as `wrong_status`. */
const conditions: Readonly<Record<TokenAction, Condition>> = {
  edit: alive,
  // A removed token keeps its end: a new secret would give it a new lifetime outside the limit.
  rotate: (token, status) => works(status) && status !== 'rotating' && token.removedAt === null,
  endOverlap: (_token, status) => status === 'rotating',
  activate: (token, status, policy) => alive(token, status, policy) && token.deactivatedAt !== null,
  deactivate: (token, status, policy) => alive(token, status, policy) && token.deactivatedAt === null,
  keep: (_token, status) => status === 'idle',
  remove: (token, status, policy) => policy.removeOffered && alive(token, status, policy) && token.removedAt === null,
  restore: (token, status, policy) => alive(token, status, policy) && token.removedAt !== null,
  delete: (_token, status) => status !== 'deleted',
  view: (token, status, policy) => policy.viewOffered && alive(token, status, policy),
}

/** Whether a token can be asked for this at all now. */
export const isOffered = (action: TokenAction, token: TokenRecord, policy: Policy, now: Date): boolean =>
  conditions[action](token, statusOf(token, policy, now), policy)

/** What this actor may do with it now, some of it with a fresh sign-in. */
export const offersTo = (actor: Actor, token: TokenRecord, policy: Policy, now: Date): TokenAction[] =>
  tokenActions.filter((action) => accessTo(actor, action, token) !== 'no' && isOffered(action, token, policy, now))
