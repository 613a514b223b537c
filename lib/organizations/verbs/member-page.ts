import { protectsSignIn } from '../../accounts/index'
import type { Actor, PersonActor, Role } from '../../actor'
import { pageWithin } from '../../input/page'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { readLocationChoices } from '../location-choices'
import { canChangeMembers, grantableRoles, mayChange } from '../member-change'
import { countMembers, countOwners, findLastSeen, findMemberIds, findMemberRows, type MemberRecord, whereMembers } from '../members-store'
import { type MemberFilter, type MemberPage, type MemberRow, memberFilter } from '../schema'
import { isRequiredOf } from '../second-factor-rule'
import { findSecondFactorRule } from '../store'
import { countCreatedTokens, countOwnedTokens } from '../token-counts-store'

const per = 25

/** One page of the members, also the deactivated ones. */
export async function memberPage(
  deps: OrganizationsDeps,
  actor: PersonActor,
  filter: MemberFilter,
): Promise<Outcome<MemberPage, 'forbidden'>> {
  const { orgId } = actor
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const { q, sort, page: wanted } = memberFilter.parse(filter)
  const db = deps.db.read
  const where = whereMembers(orgId, q)
  const [total, choices, now] = await Promise.all([countMembers(db, where), readLocationChoices(db, orgId, ''), deps.clock.now()])
  const page = pageWithin(wanted, per, total)
  const [ids, rule] = await Promise.all([
    findMemberIds(db, where, { sort, skip: (page - 1) * per, take: per }),
    findSecondFactorRule(db, orgId),
  ])
  const records = await findMemberRows(db, orgId, ids)
  return ok({
    rows: await toRows(deps, actor, records, rule),
    total,
    page,
    per,
    q,
    sort,
    roles: grantableRoles(actor),
    ...choices,
    resetLinks: !deps.mail.enabled,
    now: now.toISOString(),
  })
}

async function toRows({ db }: OrganizationsDeps, actor: PersonActor, records: readonly MemberRecord[], rule: string): Promise<MemberRow[]> {
  const ids = records.map(({ userId }) => userId)
  const [seen, created, owned, owners] = await Promise.all([
    findLastSeen(db.read, ids),
    countCreatedTokens(db.read, actor.orgId, ids),
    countOwnedTokens(db.read, actor.orgId, ids),
    countOwners(db.read, actor.orgId),
  ])
  const countOf = (userId: string, type: string) => created.find((row) => row.createdById === userId && row.type === type)?._count._all ?? 0
  return records.map((record) => ({
    ...toView(record),
    tokens: owned.get(record.userId) ?? 0,
    ...secondFactorOf(record, rule),
    lastSeenAt: seen.get(record.userId)?.toISOString() ?? null,
    created: { admin: countOf(record.userId, 'admin'), location: countOf(record.userId, 'location') },
    change: changeOf(actor, record, owners),
    self: record.userId === actor.userId,
  }))
}

const toView = ({ userId, role, createdAt, deactivatedAt, user, locations }: MemberRecord) => ({
  userId,
  name: user.name,
  email: user.email,
  role: role as Role,
  active: deactivatedAt === null,
  joinedAt: createdAt.toISOString(),
  locations: locations.map(({ location }) => ({ id: location.id, name: location.name, archived: location.archivedAt !== null })),
})

function secondFactorOf({ role, user: { passwordHash, authenticator, _count: count } }: MemberRecord, rule: string) {
  const secondFactor = protectsSignIn({ password: passwordHash !== null, ...count }, authenticator?.confirmedAt != null)
  return { secondFactor, lacksSecondFactor: !secondFactor && isRequiredOf(rule, role as Role) }
}

function changeOf(actor: Actor, { role, deactivatedAt }: MemberRecord, owners: number): MemberRow['change'] {
  if (!mayChange(actor, role as Role, null)) return 'owners_only'
  return role === ('owner' satisfies Role) && deactivatedAt === null && owners === 1 ? 'last_owner' : 'allowed'
}
