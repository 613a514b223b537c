import type { Scope, TokenType } from '../../actor'
import type { LocationId, OrgId, TokenKey, UserId } from '../../ids'
import type { Rate } from '../../rate-limit/rate'
import type { Rejection } from '../schema'

export interface VerifyNeeds {
  /** Scopes the token must have. */
  readonly scopes?: readonly Scope[]
  /** IP address of the client that presented the token; without one, a token with an IP allowlist is rejected. */
  readonly ip?: string | null
  readonly userAgent?: string | null
  /** Method and path, `GET /api/v1/token`. */
  readonly endpoint?: string | null
  /** The caller's organization: tokens of others are `unknown`. */
  readonly orgId?: OrgId
  /** True for a request that only stops something: a rate limit neither counts nor rejects it. */
  readonly unlimited?: boolean
  /** The request that a proxy asks about, for the recent requests of the token. */
  readonly request?: { readonly method: string; readonly path: string }
}

export interface AcceptedToken {
  readonly active: true
  readonly code: 'ok'
  readonly tokenKey: TokenKey
  readonly type: TokenType
  readonly name: string
  /** The token's scopes that are still grantable. */
  readonly scopes: readonly Scope[]
  readonly orgId: OrgId
  readonly locationId: LocationId | null
  readonly userId: UserId | null
  /** Expiration of the presented secret. */
  readonly expiresAt: Date | null
  readonly secret: 'current' | 'previous'
  /** Number of the presented secret; the first is 1. */
  readonly generation: number
  /** Absent without a limit. */
  readonly rate?: Rate
}

export interface RejectedToken {
  readonly active: false
  readonly code: Rejection
  /** Requested scopes the token lacks; only with `insufficient_scope`. */
  readonly missing?: readonly Scope[]
  /** Only with `rate_limited`. */
  readonly rate?: Rate
}

export type Verdict = AcceptedToken | RejectedToken
