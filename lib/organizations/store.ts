import type { Role } from '../actor'
import type { Reader, Tx } from '../db/client'
import type { LocationId, OrgId, UserId } from '../ids'
import type { PolicyColumns } from '../tokens/index'
import type { SecondFactorRule } from './schema'

const setUpKey = 'setup.finished'

export const hasPeople = async (db: Reader | Tx): Promise<boolean> => (await db.user.findFirst({ select: { id: true } })) !== null

/** Succeeds once per installation; a second insert is a unique violation. */
export async function claimSetUp(tx: Tx, at: Date): Promise<void> {
  await tx.setting.create({ data: { key: setUpKey, value: at.toISOString() } })
}

export const isSlugTaken = async (db: Reader, slug: string): Promise<boolean> =>
  (await db.organization.findUnique({ where: { slug }, select: { id: true } })) !== null

interface NewOrganization {
  readonly id: OrgId
  readonly slug: string
  readonly name: string
  readonly timeZone: string
  readonly createdAt: Date
  /** The person who created it, and its slot in their limit; none for the operator. */
  readonly createdById?: UserId
  readonly createdSlot?: number
}

/** Slots of the organizations that a person created. */
export async function findCreatedSlots(db: Reader | Tx, createdById: UserId): Promise<number[]> {
  const rows = await db.organization.findMany({ where: { createdById }, select: { createdSlot: true } })
  return rows.flatMap(({ createdSlot }) => createdSlot ?? [])
}

export async function insertOrganization(tx: Tx, organization: NewOrganization, policy: PolicyColumns): Promise<void> {
  await tx.organization.create({ data: organization })
  await tx.policy.create({ data: { ...policy, orgId: organization.id, version: 1 } })
}

export interface NewMembership {
  readonly orgId: OrgId
  readonly userId: UserId
  readonly role: Role
  readonly createdAt: Date
}

export async function insertMembership(tx: Tx, membership: NewMembership, locationIds: readonly LocationId[]): Promise<void> {
  const { orgId, userId } = membership
  await tx.membership.create({ data: membership })
  for (const locationId of locationIds) await tx.membershipLocation.create({ data: { orgId, userId, locationId } })
}

export const findUserName = (db: Reader, id: string) => db.user.findUnique({ where: { id }, select: { id: true, name: true } })

/** Finds a member, also a deactivated or removed one. */
export const findMember = (tx: Tx, orgId: OrgId, userId: UserId) =>
  tx.membership.findUnique({
    where: { orgId_userId: { orgId, userId } },
    select: { role: true, deactivatedAt: true, removedAt: true, user: { select: { name: true } } },
  })

/** Finds an active member with an active account. */
export const findRecoverable = (tx: Tx, orgId: OrgId, userId: UserId) =>
  tx.membership.findFirst({
    where: { orgId, userId, deactivatedAt: null, user: { deactivatedAt: null } },
    select: { role: true, user: { select: { name: true, email: true } } },
  })

/** Also where their membership is deactivated: it can be restored. */
export const isMemberElsewhere = async (tx: Tx, orgId: OrgId, userId: UserId): Promise<boolean> =>
  (await tx.membership.findFirst({ where: { userId, orgId: { not: orgId } }, select: { userId: true } })) !== null

/** True if the organization has another active owner. */
export const hasOtherOwner = async (tx: Tx, orgId: OrgId, userId: UserId): Promise<boolean> => {
  const active = { role: 'owner', deactivatedAt: null, user: { deactivatedAt: null } }
  return (await tx.membership.findFirst({ where: { orgId, userId: { not: userId }, ...active }, select: { userId: true } })) !== null
}

export async function updateMember(
  tx: Tx,
  orgId: OrgId,
  userId: UserId,
  data: { readonly role?: Role; readonly deactivatedAt?: Date | null; readonly removedAt?: Date | null },
): Promise<void> {
  await tx.membership.update({ where: { orgId_userId: { orgId, userId } }, data })
}

/** Slugs of a member's locations, sorted. */
export async function findMemberLocations(tx: Tx, orgId: OrgId, userId: UserId): Promise<string[]> {
  const rows = await tx.membershipLocation.findMany({ where: { orgId, userId }, select: { location: { select: { slug: true } } } })
  return rows.map(({ location }) => location.slug).toSorted()
}

export async function replaceLocations(tx: Tx, orgId: OrgId, userId: UserId, locationIds: readonly LocationId[]): Promise<void> {
  await tx.membershipLocation.deleteMany({ where: { orgId, userId } })
  for (const locationId of locationIds) await tx.membershipLocation.create({ data: { orgId, userId, locationId } })
}

export const findMembers = (db: Reader, orgId: OrgId) =>
  db.membership.findMany({
    where: { orgId },
    select: {
      userId: true,
      role: true,
      deactivatedAt: true,
      user: { select: { name: true, email: true } },
    },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  })

export const findOrganizationName = async (tx: Tx, id: OrgId): Promise<string> =>
  (await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } })).name

export const findGeneral = (tx: Tx, id: OrgId) =>
  tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true, timeZone: true } })

export async function updateOrganization(tx: Tx, id: OrgId, data: { readonly name: string; readonly timeZone: string }): Promise<void> {
  await tx.organization.update({ where: { id }, data })
}

export const findSecondFactorRule = async (tx: Reader | Tx, id: OrgId): Promise<string> =>
  (await tx.organization.findUniqueOrThrow({ where: { id }, select: { secondFactor: true } })).secondFactor

export async function updateSecondFactorRule(tx: Tx, id: OrgId, secondFactor: SecondFactorRule): Promise<void> {
  await tx.organization.update({ where: { id }, data: { secondFactor } })
}

export const findOrgId = async (db: Reader, slug: string): Promise<OrgId | null> =>
  ((await db.organization.findUnique({ where: { slug }, select: { id: true } }))?.id as OrgId | undefined) ?? null
