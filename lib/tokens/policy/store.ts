import type { Reader, Tx } from '../../db/client'
import type { OrgId, TokenId, UserId } from '../../ids'
import type { SlotsHeld } from '../limit-slots'
import type { TokenRecord } from '../record'
import { findTokens } from '../store'

export interface PolicyColumns {
  readonly preset: string
  readonly listedPerPerson: number
  readonly livePerPerson: number
  readonly defaultLifetime: string | null
  readonly maxLifetime: string | null
  readonly noExpirationAllowed: boolean
  readonly inactivityDays: number
  readonly inactivitySince: Date | null
  readonly noticeDays: string
  readonly removeAllowed: boolean
  readonly viewAllowed: boolean
  readonly adminCreators: string
  readonly locationCreators: string
  readonly adminNeedsIpAllowlist: boolean
  readonly maxOverlapHours: number
  readonly pausedAt: Date | null
  readonly pausedNote: string | null
}

/** Writes the policy if its version is unchanged; returns false otherwise. */
export async function updatePolicy(tx: Tx, orgId: OrgId, version: number, columns: PolicyColumns): Promise<boolean> {
  const { count } = await tx.policy.updateMany({ where: { orgId, version }, data: { ...columns, version: version + 1 } })
  return count === 1
}

/** Returns the next tokens of an organization that are not deleted, by id. */
export const findExisting = (db: Reader, orgId: OrgId, after: TokenId | null, take: number): Promise<TokenRecord[]> =>
  findTokens(db, { orgId, revokedAt: null, ...(after === null ? {} : { id: { gt: after } }) }, [{ id: 'asc' }], 0, take)

/** Limit slots used by each owner, by owner id. */
export async function findSlotsHeld(db: Reader, orgId: OrgId, now: Date, ownerId?: UserId): Promise<ReadonlyMap<string, SlotsHeld>> {
  const rows = await db.token.groupBy({
    by: ['ownerId'],
    where: { orgId, ownerId: ownerId ?? { not: null }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    _count: { slot: true, liveSlot: true },
  })
  return new Map(rows.map(({ ownerId: owner, _count }) => [owner ?? '', { listed: _count.slot, live: _count.liveSlot }]))
}

export const noSlotsHeld: SlotsHeld = { listed: 0, live: 0 }

export const findSlotsHeldBy = async (db: Reader, orgId: OrgId, ownerId: UserId, now: Date): Promise<SlotsHeld> =>
  (await findSlotsHeld(db, orgId, now, ownerId)).get(ownerId) ?? noSlotsHeld
