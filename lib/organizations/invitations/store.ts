import type { Reader, Tx } from '../../db/client'
import type { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId } from '../../ids'
import type { InvitationState } from './schema'

type Where = Prisma.InvitationWhereInput

const unanswered = { acceptedAt: null, declinedAt: null, revokedAt: null } as const

export const whereState = (orgId: OrgId, state: InvitationState, now: Date): Where => {
  if (state === 'accepted') return { orgId, acceptedAt: { not: null } }
  if (state === 'pending') return { orgId, ...unanswered, expiresAt: { gt: now } }
  return { orgId, acceptedAt: null, OR: [{ declinedAt: { not: null } }, { revokedAt: { not: null } }, { expiresAt: { lte: now } }] }
}

const details = {
  id: true,
  orgId: true,
  email: true,
  role: true,
  locationIds: true,
  inviterId: true,
  mailDigest: true,
  createdAt: true,
  expiresAt: true,
  acceptedAt: true,
  declinedAt: true,
  revokedAt: true,
  org: { select: { name: true, slug: true, closingAt: true } },
  inviter: { select: { role: true, deactivatedAt: true, user: { select: { name: true, deactivatedAt: true } } } },
} as const

export const countInvitations = (db: Reader, where: Where): Promise<number> => db.invitation.count({ where })

export const findInvitations = (db: Reader, where: Where, skip: number, take: number) =>
  db.invitation.findMany({ where, skip, take, select: details, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })

export type InvitationRecord = Awaited<ReturnType<typeof findInvitations>>[number]

export const findInvitation = (db: Reader | Tx, orgId: OrgId, id: string) =>
  db.invitation.findFirst({ where: { orgId, id }, select: details })

/** By the digest of either link. */
export const findByDigest = (db: Reader | Tx, digest: string) =>
  db.invitation.findFirst({ where: { OR: [{ mailDigest: digest }, { linkDigest: digest }] }, select: details })

export async function insertInvitation(tx: Tx, data: Prisma.InvitationUncheckedCreateInput): Promise<void> {
  await tx.invitation.create({ data })
}

export async function updateInvitation(tx: Tx, orgId: string, id: string, data: Prisma.InvitationUncheckedUpdateManyInput): Promise<void> {
  await tx.invitation.updateMany({ where: { orgId, id }, data })
}

/** Answers an invitation that is still open; false if another answer came first. */
export async function answer(tx: Tx, id: string, now: Date, fact: 'acceptedAt' | 'declinedAt'): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({ where: { id, ...unanswered, expiresAt: { gt: now } }, data: { [fact]: now } })
  return count === 1
}

/** Earlier invitations of an address end when it is invited again. */
export async function replaceOpen(tx: Tx, orgId: OrgId, email: string, now: Date): Promise<void> {
  await tx.invitation.updateMany({ where: { orgId, email, ...unanswered }, data: { revokedAt: now } })
}

/** The given addresses that belong to active members. */
export async function findMemberEmails(tx: Tx, orgId: OrgId, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.membership.findMany({
    where: { orgId, deactivatedAt: null, user: { email: { in: [...emails] } } },
    select: { user: { select: { email: true } } },
  })
  return new Set(rows.map(({ user }) => user.email))
}

export const findLocationNames = (db: Reader | Tx, orgId: string, ids: readonly string[]) =>
  db.location.findMany({
    where: { orgId, id: { in: [...ids] }, archivedAt: null },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })

export const hasUser = async (db: Reader | Tx, email: string): Promise<boolean> =>
  (await db.user.findUnique({ where: { email }, select: { id: true } })) !== null

export const findUserEmail = async (db: Reader | Tx, id: string): Promise<string | null> =>
  (await db.user.findUnique({ where: { id }, select: { email: true } }))?.email ?? null
