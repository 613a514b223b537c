import { untilNone } from '../../db/batches'
import type { Reader, Tx } from '../../db/client'
import type { OrgId } from '../../ids'

export const findClosing = (db: Reader | Tx, id: OrgId) =>
  db.organization.findUniqueOrThrow({ where: { id }, select: { name: true, closingAt: true, deletedAt: true } })

export async function setClosing(tx: Tx, id: OrgId, closingAt: Date | null): Promise<void> {
  await tx.organization.update({ where: { id }, data: { closingAt } })
}

/** Organizations that have been closing since a time. */
export async function findDue(db: Reader, since: Date): Promise<OrgId[]> {
  const where = { closingAt: { lte: since }, deletedAt: null } as const
  const rows = await db.organization.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id as OrgId)
}

/** Deleted organizations that still have rows: the policy is deleted last. */
export async function findUnfinished(db: Reader): Promise<OrgId[]> {
  const where = { deletedAt: { not: null }, policy: { isNot: null } } as const
  const rows = await db.organization.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id as OrgId)
}

/** Ends every membership and removes the name; the slug is free again. */
export async function markDeleted(tx: Tx, id: OrgId, at: Date): Promise<void> {
  const data = { deactivatedAt: at, removedAt: at }
  await untilNone((limit) => tx.membership.updateMany({ where: { orgId: id, deactivatedAt: null }, data, limit }))
  await untilNone((limit) => tx.membership.updateMany({ where: { orgId: id, removedAt: null }, data: { removedAt: at }, limit }))
  await tx.organization.update({
    where: { id },
    data: { deletedAt: at, name: 'Deleted organization', slug: `deleted-${id}`, createdSlot: null },
  })
}

type Delete = (tx: Tx, orgId: OrgId, limit: number) => Promise<{ count: number }>

/** Tables of an organization, each before the tables that it references. The audit log and its head stay. */
export const contents: Readonly<Record<string, Delete>> = {
  RecentRequest: (tx, orgId, limit) => tx.recentRequest.deleteMany({ where: { orgId }, limit }),
  TokenScope: (tx, orgId, limit) => tx.tokenScope.deleteMany({ where: { orgId }, limit }),
  TokenWord: (tx, orgId, limit) => tx.tokenWord.deleteMany({ where: { orgId }, limit }),
  TokenListing: (tx, orgId, limit) => tx.tokenListing.deleteMany({ where: { orgId }, limit }),
  RejectionHour: (tx, orgId, limit) => tx.rejectionHour.deleteMany({ where: { orgId }, limit }),
  UsageHour: (tx, orgId, limit) => tx.usageHour.deleteMany({ where: { orgId }, limit }),
  TokenUse: (tx, orgId, limit) => tx.tokenUse.deleteMany({ where: { orgId }, limit }),
  TokenNetwork: (tx, orgId, limit) => tx.tokenNetwork.deleteMany({ where: { orgId }, limit }),
  TokenWarning: (tx, orgId, limit) => tx.tokenWarning.deleteMany({ where: { orgId }, limit }),
  StoredSecret: (tx, orgId, limit) => tx.storedSecret.deleteMany({ where: { orgId }, limit }),
  Delivery: (tx, orgId, limit) => tx.delivery.deleteMany({ where: { orgId }, limit }),
  Destination: (tx, orgId, limit) => tx.destination.deleteMany({ where: { orgId }, limit }),
  Token: deleteTokens,
  DataKey: (tx, orgId, limit) => tx.dataKey.deleteMany({ where: { orgId }, limit }),
  ContactWord: (tx, orgId, limit) => tx.contactWord.deleteMany({ where: { orgId }, limit }),
  Contact: (tx, orgId, limit) => tx.contact.deleteMany({ where: { orgId }, limit }),
  OrganizationStorage: (tx, orgId, limit) => tx.organizationStorage.deleteMany({ where: { orgId }, limit }),
  Invitation: (tx, orgId, limit) => tx.invitation.deleteMany({ where: { orgId }, limit }),
  Notice: (tx, orgId, limit) => tx.notice.deleteMany({ where: { orgId }, limit }),
  DigestItem: (tx, orgId, limit) => tx.digestItem.deleteMany({ where: { orgId }, limit }),
  MemberWord: (tx, orgId, limit) => tx.memberWord.deleteMany({ where: { orgId }, limit }),
  PendingRevocation: (tx, orgId, limit) => tx.pendingRevocation.deleteMany({ where: { orgId }, limit }),
  MembershipLocation: (tx, orgId, limit) => tx.membershipLocation.deleteMany({ where: { orgId }, limit }),
  Membership: (tx, orgId, limit) => tx.membership.deleteMany({ where: { orgId }, limit }),
  Location: (tx, orgId, limit) => tx.location.deleteMany({ where: { orgId }, limit }),
  AuditCheck: (tx, orgId, limit) => tx.auditCheck.deleteMany({ where: { orgId }, limit }),
  Policy: (tx, orgId, limit) => tx.policy.deleteMany({ where: { orgId }, limit }),
}

/** Their use may have been recorded again since its rows were deleted: software keeps calling with rejected tokens. */
async function deleteTokens(tx: Tx, orgId: OrgId, limit: number): Promise<{ count: number }> {
  const tokens = await tx.token.findMany({ where: { orgId }, select: { id: true }, take: limit })
  const ids = tokens.map(({ id }) => id)
  const where = { orgId, tokenId: { in: ids } }
  await tx.recentRequest.deleteMany({ where })
  await tx.rejectionHour.deleteMany({ where })
  await tx.usageHour.deleteMany({ where })
  await tx.tokenUse.deleteMany({ where })
  await tx.tokenNetwork.deleteMany({ where })
  return tx.token.deleteMany({ where: { orgId, id: { in: ids } } })
}
