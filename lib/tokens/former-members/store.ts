import type { Reader, Tx } from '../../db/client'
import type { OrgId, UserId } from '../../ids'

/** A former member whose user tokens are not all revoked yet. */
export interface PendingMember {
  readonly orgId: OrgId
  readonly ownerId: UserId
  /** Audit entry of the end of the membership. */
  readonly seq: number
}

export type FormerMember = Omit<PendingMember, 'seq'>

/** The list index has only tokens that are not deleted, and an owner only if it is a user token. */
const ofOwner = ({ orgId, ownerId }: FormerMember) => ({ orgId, managed: 0, ownerId })

export const countOwned = (db: Reader | Tx, member: FormerMember): Promise<number> => db.tokenListing.count({ where: ofOwner(member) })

export async function findOwnedIds(tx: Tx, member: FormerMember, take: number): Promise<string[]> {
  const rows = await tx.tokenListing.findMany({ where: ofOwner(member), orderBy: { createdAt: 'asc' }, take, select: { tokenId: true } })
  return rows.map(({ tokenId }) => tokenId)
}

/** Reads all tokens that the person ever had: the list index can be edited outside Keyrail, and a row missing there must not save a token. */
export async function findUnrevokedIds(tx: Tx, { orgId, ownerId }: FormerMember, take: number): Promise<string[]> {
  const where = { orgId, ownerId, type: 'user', revokedAt: null }
  return (await tx.token.findMany({ where, orderBy: { createdAt: 'asc' }, take, select: { id: true } })).map(({ id }) => id)
}

export async function insertPending(tx: Tx, { orgId, ownerId, seq }: PendingMember): Promise<void> {
  await tx.pendingRevocation.create({ data: { orgId, userId: ownerId, seq } })
}

export async function findPending(db: Reader | Tx, { orgId, ownerId }: FormerMember): Promise<PendingMember | null> {
  const row = await db.pendingRevocation.findUnique({ where: { orgId_userId: { orgId, userId: ownerId } }, select: { seq: true } })
  return row && { orgId, ownerId, seq: row.seq }
}

/** The first of all; a deleted organization deletes its tokens itself. */
export async function findAllPending(db: Reader, take: number): Promise<PendingMember[]> {
  const where = { membership: { org: { deletedAt: null } } }
  const rows = await db.pendingRevocation.findMany({ where, orderBy: [{ orgId: 'asc' }, { userId: 'asc' }], take })
  return rows.map(({ orgId, userId, seq }) => ({ orgId: orgId as OrgId, ownerId: userId as UserId, seq }))
}

export async function deletePending(tx: Tx, { orgId, ownerId }: PendingMember): Promise<void> {
  await tx.pendingRevocation.delete({ where: { orgId_userId: { orgId, userId: ownerId } } })
}
