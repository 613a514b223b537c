import type { Scope, TokenType } from '../../actor'
import type { LocationId, OrgId, TokenKey, UserId } from '../../ids'
import type { Rejection } from '../schema'

/** What a caller of verify asks for besides the token. */
export interface VerifyNeeds {
  /** All of these must be allowed now. */
  readonly scopes?: readonly Scope[]
  /** The address of the software that presented the token; a token limited to addresses is rejected without one. */
  readonly ip?: string | null
  /** What is recorded with the use. */
  readonly userAgent?: string | null
  /** Method and path, `GET /api/v1/token`. */
  readonly endpoint?: string | null
  /** Another organization's token is `unknown` to this caller. */
  readonly orgId?: OrgId
}

export interface AcceptedToken {
  readonly active: true
  readonly code: 'ok'
  readonly tokenKey: TokenKey
  readonly type: TokenType
  readonly name: string
  /** What the token may do now. */
  readonly scopes: readonly Scope[]
  readonly orgId: OrgId
  readonly locationId: LocationId | null
  readonly userId: UserId | null
  readonly expiresAt: Date | null
  readonly secret: 'current' | 'previous'
  /** Counts the token's secrets, up to the presented one. */
  readonly generation: number
}

export interface RejectedToken {
  readonly active: false
  readonly code: Rejection
  /** Scopes that were asked for and are missing; only with `insufficient_scope`. */
  readonly missing?: readonly Scope[]
}

export type Verdict = AcceptedToken | RejectedToken
