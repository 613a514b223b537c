import type { Actor } from '../actor'
import { daysAfter } from '../time/calendar'
import { accessTo } from './access'
import type { Policy } from './policy/policy'
import type { TokenRecord } from './record'
import { type TokenAction, type TokenStatus, tokenActions } from './schema'
import { canCreateType } from './secret-access'
import { inactivityDeletionAt, soonDays, statusOf, stillWorks } from './status'

type Condition = (token: TokenRecord, status: TokenStatus, policy: Policy, now: Date) => boolean

const over: readonly TokenStatus[] = ['deleted', 'expired']
const alive: Condition = (_token, status) => !over.includes(status)
/** Within its notices of disuse, whatever else its status says: switched off or rotating it counts as well. */
const nearlyUnused: Condition = (token, _status, policy, now) => {
  const endsAt = inactivityDeletionAt(token, policy)
  return endsAt !== null && endsAt <= daysAfter(now, Math.max(soonDays, ...policy.noticeDays))
}

/** When each action makes sense, whoever asks: what the menu offers and what a verb rejects as `wrong_status`. */
const conditions: Readonly<Record<TokenAction, Condition>> = {
  edit: alive,
  // A removed token keeps its end: a new secret would give it a new lifetime outside the limit.
  rotate: (token, status) => stillWorks(status) && status !== 'rotating' && token.removedAt === null,
  changeOverlap: (_token, status) => status === 'rotating',
  activate: (token, ...rest) => alive(token, ...rest) && token.deactivatedAt !== null,
  deactivate: (token, ...rest) => alive(token, ...rest) && token.deactivatedAt === null,
  keep: (...given) => alive(...given) && nearlyUnused(...given),
  remove: (token, status, policy, now) => policy.removeAllowed && alive(token, status, policy, now) && token.removedAt === null,
  restore: (token, ...rest) => alive(token, ...rest) && token.removedAt !== null,
  delete: (_token, status) => status !== 'deleted',
  view: (token, status, policy, now) => policy.viewAllowed && alive(token, status, policy, now),
}

/** Whether a token can be asked for this at all now. */
export const isAvailable = (action: TokenAction, token: TokenRecord, policy: Policy, now: Date): boolean =>
  conditions[action](token, statusOf(token, policy, now), policy, now)

/** What this actor may do with it now, some of it with a fresh sign-in. */
export const availableActions = (actor: Actor, token: TokenRecord, policy: Policy, now: Date): TokenAction[] =>
  tokenActions.filter(
    (action) => accessTo(actor, action, token) !== 'no' && isAvailable(action, token, policy, now) && mayAsk(actor, action, token, policy),
  )

/** A secret is for whoever may make such a token. */
const mayAsk = (actor: Actor, action: TokenAction, { type }: TokenRecord, policy: Policy): boolean =>
  (action !== 'rotate' && action !== 'view') || (actor.kind === 'person' && canCreateType(actor, type, policy))
