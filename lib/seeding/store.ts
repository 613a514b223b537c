import type { Db, Tx } from '../db/client'
import type { LocationId, OrgId, TokenId, UserId } from '../ids'

export async function fillProfile(tx: Tx, email: string, profile: { signature: string; subdomain: string | null }): Promise<void> {
  await tx.user.update({ where: { email }, data: profile })
}

export async function archiveLocation(tx: Tx, orgId: OrgId, id: LocationId, at: Date): Promise<void> {
  await tx.location.update({ where: { orgId_id: { orgId, id } }, data: { archivedAt: at } })
}

export async function deactivateMember(tx: Tx, orgId: OrgId, userId: UserId, at: Date): Promise<void> {
  await tx.membership.update({ where: { orgId_userId: { orgId, userId } }, data: { deactivatedAt: at } })
}

export async function forgetStored(tx: Tx, orgId: OrgId, tokenKeys: readonly string[]): Promise<void> {
  await tx.storedSecret.deleteMany({ where: { orgId, token: { tokenKey: { in: [...tokenKeys] } } } })
}

/** Marks all notices as read and drops their pending emails. */
export async function markPastRead(tx: Tx, orgId: OrgId, at: Date): Promise<void> {
  await tx.notice.updateMany({ where: { orgId }, data: { readAt: at } })
  await tx.mailOutbox.deleteMany()
}

/** Ids of an organization's tokens by token key. */
export async function findTokenIds(db: Db, orgId: OrgId): Promise<ReadonlyMap<string, TokenId>> {
  const rows = await db.read.token.findMany({ where: { orgId }, select: { id: true, tokenKey: true } })
  return new Map(rows.map((row) => [row.tokenKey, row.id as TokenId]))
}
