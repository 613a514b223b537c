import type { LocationId, OrgId, SessionId, TokenKey, UserId } from './ids'
import type { Origin } from './ports'

export const roles = ['owner', 'admin', 'manager', 'member', 'viewer'] as const
export type Role = (typeof roles)[number]

export const tokenTypes = ['user', 'admin', 'location', 'managed', 'service'] as const
export type TokenType = (typeof tokenTypes)[number]

/** A name from the installation's scope list, `contacts:read`. */
export type Scope = string

/** A member of an organization. `reauthUntil` is the expiration of their re-authentication. */
export interface PersonActor {
  readonly kind: 'person'
  readonly userId: UserId
  readonly name: string
  readonly orgId: OrgId
  readonly role: Role
  readonly locationIds: readonly LocationId[]
  readonly sessionId: SessionId
  readonly reauthUntil: Date | null
  /** IANA zone of the user; a chosen date ends at 23:59:59 in it. */
  readonly timeZone: string
  readonly origin: Origin
}

/** Software that presented a token. */
export interface TokenActor {
  readonly kind: 'token'
  readonly tokenKey: TokenKey
  readonly type: TokenType
  readonly name: string
  readonly orgId: OrgId
  readonly locationId: LocationId | null
  readonly userId: UserId | null
  /** The scopes in effect now. */
  readonly scopes: readonly Scope[]
  /** The presented secret: the current one, or the previous one during its overlap. */
  readonly secret: 'current' | 'previous'
  /** Number of secrets the token has had, up to the presented one. */
  readonly generation: number
  readonly origin: Origin
}

/** A user in their own settings, outside any organization. */
export interface AccountActor {
  readonly kind: 'account'
  readonly userId: UserId
  readonly name: string
  readonly sessionId: SessionId
  readonly reauthUntil: Date | null
  readonly origin: Origin
}

/** The command line. */
export interface OperatorActor {
  readonly kind: 'operator'
  readonly name: string
}

/** The scheduler. */
export interface JobActor {
  readonly kind: 'job'
  readonly name: string
}

/** Who performs an action: the first argument of every verb. */
export type Actor = PersonActor | TokenActor | AccountActor | OperatorActor | JobActor

type Administrator = PersonActor & { readonly role: 'owner' | 'admin' }

export const isAdministrator = (actor: Actor): actor is Administrator =>
  actor.kind === 'person' && (actor.role === 'owner' || actor.role === 'admin')
