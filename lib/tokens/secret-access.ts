import type { PersonActor, Role, TokenType } from '../actor'
import { isWiderThan } from '../ip'
import type { TokenDeps } from './deps'
import type { Policy } from './policy/policy'
import { splitList, type TokenRecord } from './record'

type Creators = Pick<Policy, 'adminCreators' | 'locationCreators'>

/** Roles that may create a token of a type under the policy; null = the policy does not restrict it. */
function creatorsOf(type: TokenType, policy: Creators): readonly Role[] | null {
  if (type === 'admin') return policy.adminCreators
  return type === 'location' ? policy.locationCreators : null
}

/** True if the policy lets a role create a token of a type. */
export const canCreateType = ({ role }: Pick<PersonActor, 'role'>, type: TokenType, policy: Creators): boolean =>
  creatorsOf(type, policy)?.includes(role) ?? true

/** True if the policy lets at least one role create it. */
export const anyoneCanCreateType = (type: TokenType, policy: Creators): boolean => creatorsOf(type, policy)?.length !== 0

/** Shortest prefixes that still restrict a token to some networks. */
const widest = { ipv4: 8, ipv6: 32 }

const tooPowerful = 'This token has more access than you.'
const cannotCreateType = 'Only people who can create this type of token can get its secret.'
export const ipAllowlistMissing =
  'Your organization requires an IP allowlist for admin tokens. Add at least one IP address, and no network larger than /8 (IPv6: /32).'

/**
 * Reason this person may not get the token's secret, new or old; null if they may. For admin and location tokens they must
 * be able to create an identical one now: same type, scopes and IP allowlist.
 */
export function secretDenial({ scopes }: Pick<TokenDeps, 'scopes'>, actor: PersonActor, token: TokenRecord, policy: Policy): string | null {
  const { type } = token
  if (type === 'user' || type === 'managed') return null
  if (!canCreateType(actor, type, policy)) return cannotCreateType
  const grantable = scopes.grantedBy(actor.role, type)
  if (!splitList(token.scopes).every((scope) => grantable.has(scope))) return tooPowerful
  return lacksIpAllowlist(type, token.ipAllowlist, policy) ? ipAllowlistMissing : null
}

/** True if the policy requires an IP allowlist, and there is none or one that allows most of the internet. */
export const lacksIpAllowlist = (
  type: TokenType,
  ipAllowlist: string,
  { adminNeedsIpAllowlist }: Pick<Policy, 'adminNeedsIpAllowlist'>,
): boolean =>
  type === 'admin' && adminNeedsIpAllowlist && (ipAllowlist === '' || splitList(ipAllowlist).some((cidr) => isWiderThan(cidr, widest)))
