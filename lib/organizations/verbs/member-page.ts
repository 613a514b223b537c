import type { Actor, PersonActor, Role } from '../../actor'
import { pageWithin } from '../../input/page'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { canChangeMembers, grantableRoles, mayChange } from '../member-change'
import {
  countCreatedTokens,
  countMembers,
  countOwners,
  countOwnTokens,
  findLastSeen,
  findMemberRows,
  type MemberRecord,
  whereMembers,
} from '../members-store'
import { type MemberFilter, type MemberPage, type MemberRow, memberFilter } from '../schema'
import { findOpenLocations } from '../store'

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
  const [total, locations, now] = await Promise.all([countMembers(db, where), findOpenLocations(db, [orgId]), deps.clock.now()])
  const page = pageWithin(wanted, per, total)
  const records = await findMemberRows(db, where, { sort, skip: (page - 1) * per, take: per })
  return ok({
    rows: await toRows(deps, actor, records),
    total,
    page,
    per,
    q,
    sort,
    roles: grantableRoles(actor),
    locations: locations.map(({ id, name }) => ({ id, name, archived: false })),
    resetLinks: !deps.mail.enabled,
    now: now.toISOString(),
  })
}

async function toRows({ db }: OrganizationsDeps, actor: PersonActor, records: readonly MemberRecord[]): Promise<MemberRow[]> {
  const ids = records.map(({ userId }) => userId)
  const [seen, tokens, created, owners] = await Promise.all([
    findLastSeen(db.read, ids),
    countOwnTokens(db.read, actor.orgId, ids),
    countCreatedTokens(db.read, actor.orgId, ids),
    countOwners(db.read, actor.orgId),
  ])
  const countOf = (userId: string, type: string) => created.find((row) => row.createdById === userId && row.type === type)?._count._all ?? 0
  return records.map((record) => ({
    ...toView(record),
    tokens: tokens.get(record.userId) ?? 0,
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
  secondFactor: user._count.passkeys > 0 || user.authenticator?.confirmedAt != null,
  locations: locations.map(({ location }) => ({ id: location.id, name: location.name, archived: location.archivedAt !== null })),
})

function changeOf(actor: Actor, { role, deactivatedAt }: MemberRecord, owners: number): MemberRow['change'] {
  if (!mayChange(actor, role as Role, null)) return 'owners_only'
  return role === ('owner' satisfies Role) && deactivatedAt === null && owners === 1 ? 'last_owner' : 'allowed'
}
