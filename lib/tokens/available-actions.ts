import type { Actor } from '../actor'
import { accessTo } from './access'
import { isInNoticeWindow } from './expiry/inactivity'
import type { Policy } from './policy/policy'
import type { TokenRecord } from './record'
import { type TokenAction, type TokenStatus, tokenActions } from './schema'
import { canCreateType } from './secret-access'
import { statusOf, stillWorks } from './status'

type Condition = (token: TokenRecord, status: TokenStatus, policy: Policy, now: Date) => boolean

const over: readonly TokenStatus[] = ['deleted', 'expired']
const alive: Condition = (_token, status) => !over.includes(status)
/** When each action is possible, for any actor. The menu hides the others, and verbs reject them as `wrong_status`. */
const conditions: Readonly<Record<TokenAction, Condition>> = {
  edit: alive,
  // a removed token keeps its expiration: a rotation would give it a new lifetime outside the limit
  rotate: (token, status) => stillWorks(status) && status !== 'rotating' && token.removedAt === null,
  changeOverlap: (_token, status) => status === 'rotating',
  activate: (token, ...rest) => alive(token, ...rest) && token.deactivatedAt !== null,
  deactivate: (token, ...rest) => alive(token, ...rest) && token.deactivatedAt === null,
  // deactivated and rotating tokens too: neither stops the count
  keep: (token, status, policy, now) => alive(token, status, policy, now) && isInNoticeWindow(token, policy, now),
  remove: (token, status, policy, now) => policy.removeAllowed && alive(token, status, policy, now) && token.removedAt === null,
  restore: (token, ...rest) => alive(token, ...rest) && token.removedAt !== null,
  delete: (_token, status) => status !== 'deleted',
  view: (token, status, policy, now) => policy.viewAllowed && alive(token, status, policy, now),
}

/** True if the action is possible now, for any actor. */
export const isAvailable = (action: TokenAction, token: TokenRecord, policy: Policy, now: Date): boolean =>
  conditions[action](token, statusOf(token, policy, now), policy, now)

/** Actions that this actor may take now; some require re-authentication. */
export const availableActions = (actor: Actor, token: TokenRecord, policy: Policy, now: Date): TokenAction[] =>
  tokenActions.filter(
    (action) =>
      accessTo(actor, action, token) !== 'no' && isAvailable(action, token, policy, now) && mayGetSecret(actor, action, token, policy),
  )

/** Only people who may create a token of this type can get its secret. */
const mayGetSecret = (actor: Actor, action: TokenAction, { type }: TokenRecord, policy: Policy): boolean =>
  (action !== 'rotate' && action !== 'view') || (actor.kind === 'person' && canCreateType(actor, type, policy))
