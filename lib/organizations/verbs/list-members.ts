import type { Actor, Role } from '../../actor'
import type { OrgId } from '../../ids'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { canChangeMembers } from '../member-change'
import type { MemberView } from '../schema'
import { findMembers } from '../store'
import { countOwnedTokens } from '../token-counts-store'

/** Active and deactivated members by name. */
export async function listMembers({ db }: OrganizationsDeps, actor: Actor, orgId: OrgId): Promise<Outcome<MemberView[], 'forbidden'>> {
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const rows = await findMembers(db.read, orgId)
  const tokensOf = await countOwnedTokens(db.read, orgId)
  return ok(
    rows.map(({ userId, role, deactivatedAt, user }) => ({
      userId,
      ...user,
      role: role as Role,
      active: deactivatedAt === null,
      tokens: tokensOf.get(userId) ?? 0,
    })),
  )
}
