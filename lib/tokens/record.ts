import type { TokenType } from '../actor'
import type { LocationId, OrgId, TokenId, TokenKey, UserId } from '../ids'
import type { Seal, SealedFacts } from './digest'
import type { WrittenNotice } from './expiry/inactivity'
import type { StatusFacts, SuspendedBy } from './status'

/** A token row joined with its owner, location, destination and last use. */
export interface TokenRecord extends SealedFacts, Seal, StatusFacts {
  readonly id: TokenId
  readonly orgId: OrgId
  readonly tokenKey: TokenKey
  readonly type: TokenType
  readonly name: string
  readonly note: string
  readonly ownerId: UserId | null
  readonly ownerName: string | null
  readonly ownerRole: string | null
  readonly locationId: LocationId | null
  readonly location: { readonly id: string; readonly slug: string; readonly name: string } | null
  readonly destination: { readonly id: string; readonly name: string } | null
  readonly createdAt: Date
  readonly createdById: string
  readonly createdByName: string
  readonly createdFrom: string | null
  readonly expiresAt: Date | null
  readonly keptAt: Date | null
  readonly deactivatedAt: Date | null
  readonly deactivatedBy: string | null
  readonly removedAt: Date | null
  readonly revokedAt: Date | null
  readonly rotatedAt: Date | null
  readonly previousEndsAt: Date | null
  readonly slot: number | null
  readonly suspendedBy: SuspendedBy | null
  /** True if a copy of the current secret is stored, so that it can be viewed again. */
  readonly stored: boolean
  readonly lastUsedAt: Date | null
  readonly lastIp: string | null
  readonly lastUserAgent: string | null
  readonly lastEndpoint: string | null
  readonly currentUsedAt: Date | null
  /** Last use of the old secret since the rotation. */
  readonly previousUsedAt: Date | null
  readonly lastRejectedAt: Date | null
  readonly lastRejectedCode: string | null
  /** Inactivity notices that were sent. */
  readonly warnings: readonly WrittenNotice[]
}

/** Scopes and IP allowlists are stored sorted and space separated, so that the seal over them is stable. */
export const joinList = (items: readonly string[]): string => [...new Set(items)].sort().join(' ')
export const splitList = (text: string): string[] => (text === '' ? [] : text.split(' '))
