import type { Reader } from '../db/client'
import type { OrgId, UserId } from '../ids'

export const hasToken = async (db: Reader, orgId: OrgId): Promise<boolean> =>
  (await db.token.findFirst({ where: { orgId }, select: { id: true } })) !== null

/** True if the organization has, had or invited anyone else. */
export async function hasOthers(db: Reader, orgId: OrgId, userId: UserId): Promise<boolean> {
  const member = await db.membership.findFirst({ where: { orgId, userId: { not: userId } }, select: { userId: true } })
  return member !== null || (await db.invitation.findFirst({ where: { orgId }, select: { id: true } })) !== null
}
