import type { WorkAfter } from '../db/batches'
import type { Reader, Tx } from '../db/client'
import type { Prisma } from '../db/generated/sqlite/client'
import type { LocationId, OrgId, UserId } from '../ids'
import { searchTerms, searchText } from '../input/search'

type Where = Prisma.LocationWhereInput

export interface LocationDetails {
  readonly name: string
  readonly code: string | null
  readonly streetAddress: string
  readonly timeZone: string | null
}

interface NewLocation extends Partial<LocationDetails> {
  readonly id: LocationId
  readonly orgId: OrgId
  readonly slug: string
  readonly name: string
  readonly createdAt: Date
}

export async function insertLocation(tx: Tx, location: NewLocation): Promise<void> {
  await tx.location.create({ data: { ...location, search: searchOf(location) } })
}

const searchOf = ({ name, code, streetAddress }: Partial<LocationDetails>): string =>
  searchText(name ?? '', code ?? '', streetAddress ?? '')

/** Locations, also archived ones, whose name, code or street address contains words that start with those of the query. */
export function whereLocations(orgId: OrgId, q: string): Where {
  const terms = searchTerms(q)
  const nothing: Where[] = q.trim() !== '' && terms.length === 0 ? [{ id: { in: [] } }] : []
  return { AND: [{ orgId }, ...nothing, ...terms.map((term): Where => ({ search: { contains: term } }))] }
}

export const countLocations = (db: Reader, where: Where): Promise<number> => db.location.count({ where })

export const findChoices = (db: Reader, where: Where, take: number) =>
  db.location.findMany({ where, take, select: named, orderBy: [{ name: 'asc' }, { id: 'asc' }] })

export const findOpenLocation = (db: Reader, where: Where) => db.location.findFirst({ where, select: named })

const named = { id: true, slug: true, name: true } as const

/** Open locations: those of a member, or all. */
export const whereVisible = (userId: UserId | null): Where => ({
  archivedAt: null,
  ...(userId === null ? {} : { members: { some: { userId } } }),
})

/** Open ones first, each by name. */
export const findLocationRows = (db: Reader, where: Where, skip: number, take: number) =>
  db.location.findMany({
    where,
    skip,
    take,
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
    select: rowColumns,
  })

const rowColumns = {
  id: true,
  slug: true,
  name: true,
  code: true,
  streetAddress: true,
  timeZone: true,
  createdAt: true,
  archivedAt: true,
  _count: {
    select: { members: { where: { membership: { deactivatedAt: null } } } },
  },
  members: {
    where: { membership: { role: 'manager', deactivatedAt: null } },
    select: { membership: { select: { user: { select: { name: true } } } } },
    orderBy: { membership: { user: { name: 'asc' } } },
    take: 4,
  },
} as const satisfies Prisma.LocationSelect

export type LocationRecord = Awaited<ReturnType<typeof findLocationRows>>[number]

/** The next locations after an id, in the order of ids. */
export const findLocationsAfter = (db: Reader, where: Where, after: string, take: number) =>
  db.location.findMany({ where: { AND: [where, { id: { gt: after } }] }, orderBy: { id: 'asc' }, take, select: rowColumns })

export const findLocationById = (tx: Tx, orgId: OrgId, id: string) =>
  tx.location.findFirst({
    where: { orgId, id },
    select: {
      name: true,
      code: true,
      streetAddress: true,
      timeZone: true,
      archivedAt: true,
    },
  })

export async function updateLocation(tx: Tx, orgId: OrgId, id: string, data: LocationDetails): Promise<void> {
  await tx.location.update({ where: { orgId_id: { orgId, id } }, data: { ...data, search: searchOf(data) } })
}

export async function setArchived(tx: Tx, orgId: OrgId, id: string, archivedAt: Date | null): Promise<void> {
  await tx.location.update({ where: { orgId_id: { orgId, id } }, data: { archivedAt } })
}

/** Writes the search text of locations again; a row that changes meanwhile is written by its change. */
export const refoldLocations: WorkAfter = async (tx, after, take) => {
  const select = { id: true, name: true, code: true, streetAddress: true, search: true }
  const rows = await tx.location.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take, select })
  for (const { id, search, ...details } of rows) {
    const folded = searchOf(details)
    if (folded !== search) await tx.location.updateMany({ where: { id, ...details }, data: { search: folded } })
  }
  return rows.at(-1)?.id ?? null
}
