import type { PersonActor, Role, TokenType } from '../actor'
import type { TokenDeps } from './deps'
import type { Policy } from './policy/policy'
import { splitList, type TokenRecord } from './record'

type Creators = Pick<Policy, 'adminCreators' | 'locationCreators'>

/** The roles that policy lets make a token of a type; null = it is not asked. */
function creatorsOf(type: TokenType, policy: Creators): readonly Role[] | null {
  if (type === 'admin') return policy.adminCreators
  return type === 'location' ? policy.locationCreators : null
}

/** Whether policy lets a role make a token of a type. */
export const canCreateType = ({ role }: Pick<PersonActor, 'role'>, type: TokenType, policy: Creators): boolean =>
  creatorsOf(type, policy)?.includes(role) ?? true

/** Whether policy lets anybody. */
export const anyoneCanCreateType = (type: TokenType, policy: Creators): boolean => creatorsOf(type, policy)?.length !== 0

const tooPowerful = 'This token may do more than you may.'
const notTheirs = 'Only people who may create a token of this type can get its secret.'
export const ipAllowlistMissing = 'Your organization limits admin tokens to addresses. Add at least one.'

/**
 * Why a person may not get hold of its secret, new or old; null = they may. Of an organization's or location's token only
 * one that they could make now, just as it is: with that type, with these scopes, from these addresses.
 */
export function secretDenial({ scopes }: Pick<TokenDeps, 'scopes'>, actor: PersonActor, token: TokenRecord, policy: Policy): string | null {
  const { type } = token
  if (type === 'user' || type === 'managed') return null
  if (!canCreateType(actor, type, policy)) return notTheirs
  const own = scopes.givenBy(actor.role, type)
  if (!splitList(token.scopes).every((scope) => own.has(scope))) return tooPowerful
  return lacksIpAllowlist(type, token.ipAllowlist, policy) ? ipAllowlistMissing : null
}

/** Whether policy wants addresses where there are none. */
export const lacksIpAllowlist = (
  type: TokenType,
  ipAllowlist: string,
  { adminNeedsIpAllowlist }: Pick<Policy, 'adminNeedsIpAllowlist'>,
): boolean => type === 'admin' && adminNeedsIpAllowlist && ipAllowlist === ''
