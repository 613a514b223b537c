import type { Reader } from '../db/client'
import type { Prisma } from '../db/generated/sqlite/client'
import type { OrgId } from '../ids'
import { searchTerms, wordRange } from '../input/search'
import type { MemberSort } from './schema'

type Where = Prisma.MembershipWhereInput

/** Members, also deactivated ones, whose name or email contains words that start with those of the query. */
export function whereMembers(orgId: OrgId, q: string): Where {
  const terms = searchTerms(q)
  const found: Where = q.trim() !== '' && terms.length === 0 ? { userId: { in: [] } } : {}
  const matches = terms.map((term): Where => ({ words: { some: { word: within(term) } }, user: { search: { contains: term } } }))
  return { AND: [{ orgId, removedAt: null, user: { deletedAt: null } }, found, ...matches] }
}

function within(term: string): Prisma.StringFilter {
  const { from, to } = wordRange(term)
  return { gte: from, lt: to }
}
/** Active members with an active account who are not owners. */
export const whereSuccessors = (orgId: OrgId, q: string): Where => ({
  AND: [whereMembers(orgId, q), { deactivatedAt: null, role: { not: 'owner' }, user: { deactivatedAt: null } }],
})

/** The id breaks ties, so that pages never overlap. */
function orderOf(sort: MemberSort): Prisma.MembershipOrderByWithRelationInput[] {
  const direction = sort.endsWith('.asc') ? 'asc' : 'desc'
  const id = { userId: direction } as const
  if (sort.startsWith('name')) return [{ user: { search: direction } }, id]
  if (sort.startsWith('email')) return [{ user: { email: direction } }, id]
  if (sort.startsWith('role')) return [{ role: direction }, { user: { search: 'asc' } }, id]
  return [{ createdAt: direction }, id]
}

export const findPeopleRows = (db: Reader, where: Where, take: number) =>
  db.membership.findMany({
    where,
    take,
    orderBy: orderOf('name.asc'),
    select: { userId: true, role: true, deactivatedAt: true, user: { select: { name: true, email: true } } },
  })

export const countMembers = (db: Reader, where: Where): Promise<number> => db.membership.count({ where })

interface Slice {
  readonly sort: MemberSort
  readonly skip: number
  readonly take: number
}

/** Ids only: the details of a row are read for one page. */
export async function findMemberIds(db: Reader, where: Where, { sort, skip, take }: Slice): Promise<string[]> {
  const rows = await db.membership.findMany({ where, skip, take, orderBy: orderOf(sort), select: { userId: true } })
  return rows.map(({ userId }) => userId)
}

/** Rows in the order of the ids. */
export async function findMemberRows(db: Reader, orgId: OrgId, userIds: string[]) {
  const rows = await db.membership.findMany({ where: { orgId, userId: { in: userIds } }, select: memberColumns })
  const byId = new Map(rows.map((row) => [row.userId, row]))
  return userIds.flatMap((id) => byId.get(id) ?? [])
}

const memberColumns = {
  userId: true,
  role: true,
  createdAt: true,
  deactivatedAt: true,
  user: {
    select: {
      name: true,
      email: true,
      passwordHash: true,
      authenticator: { select: { confirmedAt: true } },
      _count: { select: { passkeys: true, identities: true } },
    },
  },
  locations: {
    select: { location: { select: { id: true, name: true, archivedAt: true } } },
    orderBy: { location: { name: 'asc' } },
  },
} as const satisfies Prisma.MembershipSelect

export type MemberRecord = Awaited<ReturnType<typeof findMemberRows>>[number]

export async function findLastSeen(db: Reader, userIds: string[]): Promise<ReadonlyMap<string, Date | null>> {
  const rows = await db.session.groupBy({ by: ['userId'], where: { userId: { in: userIds } }, _max: { lastSeenAt: true } })
  return new Map(rows.map((row) => [row.userId, row._max.lastSeenAt]))
}

export const countOwners = (db: Reader, orgId: OrgId): Promise<number> =>
  db.membership.count({ where: { orgId, role: 'owner', deactivatedAt: null, user: { deactivatedAt: null } } })
