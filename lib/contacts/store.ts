import type { WorkAfter } from '../db/batches'
import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { ContactId, LocationId, OrgId, UserId } from '../ids'
import type { Position } from './cursor'
import type { Reach } from './reach'
import { type ContactRecord, searchOf } from './record'
import type { Found } from './search-store'

type Row = Prisma.ContactGetPayload<Record<never, never>>

interface PageTerms {
  readonly after: Position | null
  readonly since: Date | null
  readonly found: Found
  readonly take: number
}

/** Rows that one statement compares: on SQLite it holds every other request of the process. */
const perStatement = 500
/** Rows that are compared for one page, which may have fewer contacts for that. */
const perPage = 1_000

interface FoundContacts {
  readonly contacts: readonly ContactRecord[]
  /** The last contact that was compared, if there are others after it; null if all were. */
  readonly last: Position | null
}

/** Contacts within reach, oldest change first. */
export async function findContacts(db: Reader, reach: Reach, terms: PageTerms): Promise<FoundContacts> {
  const { found, take } = terms
  const { positions, last } = await (found.ids ? findAmong(db, reach, found, terms) : findInOrder(db, reach, found, terms))
  const ids = positions.slice(0, take).map(({ id }) => id)
  // in the order of the ids: with an ORDER BY, SQLite would read all contacts in that order
  const rows = new Map((await db.contact.findMany({ where: { orgId: reach.orgId, id: { in: ids } } })).map((row) => [row.id, row]))
  const contacts = ids.flatMap((id) => {
    const row = rows.get(id)
    return row ? [toRecord(row)] : []
  })
  return { contacts, last }
}

interface Compared {
  readonly positions: readonly Position[]
  readonly last: Position | null
}

/** Of the contacts that were looked up. */
async function findAmong(db: Reader, reach: Reach, { ids, where }: Found, { after, since, take }: PageTerms): Promise<Compared> {
  if (ids === null || ids.length === 0) return { positions: [], last: null }
  const positions = await db.$queryRaw<Position[]>`SELECT c."id", c."updatedAt" FROM "Contact" c
    WHERE c."id" IN (${Prisma.join([...ids])}) AND ${selected(reach, after, since)} AND ${where}
    ORDER BY c."updatedAt", c."id" LIMIT ${take}`
  return { positions, last: null }
}

/** Compares the contacts one after another, until there are enough or `perPage` were compared. */
async function findInOrder(db: Reader, reach: Reach, { where }: Found, { after, since, take }: PageTerms): Promise<Compared> {
  const positions: Position[] = []
  let last = after
  for (let compared = 0; compared < perPage; ) {
    const size = compared === 0 ? Math.max(take, 100) : Math.min(perStatement, perPage - compared)
    const rows = await db.$queryRaw<(Position & { matches: number | boolean })[]>`SELECT c."id", c."updatedAt", ${where} AS "matches"
      FROM "Contact" c WHERE ${selected(reach, last, since)} ORDER BY c."updatedAt", c."id" LIMIT ${size}`
    positions.push(...rows.filter(({ matches }) => Boolean(matches)))
    if (rows.length < size) return { positions, last: null }
    last = rows.at(-1) ?? null
    compared += size
    if (positions.length >= take) break
  }
  return { positions, last }
}

function selected(reach: Reach, after: Position | null, since: Date | null): Prisma.Sql {
  const conditions = [
    Prisma.sql`c."orgId" = ${reach.orgId}`,
    ...(reach.kind === 'person' ? [Prisma.sql`c."ownerId" = ${reach.ownerId}`] : []),
    ...(reach.kind === 'location' ? [Prisma.sql`c."locationId" = ${reach.locationId}`] : []),
    ...(since ? [Prisma.sql`c."updatedAt" >= ${since}`] : []),
    ...(after ? [Prisma.sql`(c."updatedAt", c."id") > (${after.updatedAt}, ${after.id})`] : []),
  ]
  return Prisma.join(conditions, ' AND ')
}

export async function findContact(db: Reader | Tx, reach: Reach, id: string): Promise<ContactRecord | null> {
  const row = await db.contact.findFirst({ where: { AND: [within(reach), { id }] } })
  return row ? toRecord(row) : null
}

type Identity = Pick<ContactRecord, 'orgId' | 'ownerId' | 'locationId' | 'externalId' | 'email'>

/** Contacts of the same home with either identity; at most one each. */
export const findInHome = (tx: Tx, contact: Identity): Promise<ContactRecord[]> => findByIdentity(tx, contact, { home: homeOf(contact) })

/** Contacts of the same owner, or without owner like this one, with either identity, in any location within reach. */
export const findInAnyLocation = (tx: Tx, reach: Reach, contact: Identity): Promise<ContactRecord[]> =>
  findByIdentity(tx, contact, { AND: [within(reach), { ownerId: contact.ownerId ?? noOwner }] })

async function findByIdentity(tx: Tx, { orgId, externalId, email }: Identity, where: Prisma.ContactWhereInput): Promise<ContactRecord[]> {
  const identities = [...(externalId === null ? [] : [{ externalId }]), ...(email === null ? [] : [{ email }])]
  if (identities.length === 0) return []
  const rows = await tx.contact.findMany({ where: { AND: [{ orgId }, where, { OR: identities }] } })
  return rows.map(toRecord)
}

/** Time of the latest change of any contact of the organization. */
export async function findLatestChange(tx: Tx, orgId: OrgId): Promise<Date | null> {
  const row = await tx.contact.findFirst({
    where: { orgId },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    select: { updatedAt: true },
  })
  return row?.updatedAt ?? null
}

export async function insertContact(tx: Tx, contact: ContactRecord): Promise<void> {
  await tx.contact.create({ data: toRow(contact) })
}

export async function replaceContact(tx: Tx, contact: ContactRecord): Promise<void> {
  const { id, orgId, ...data } = toRow(contact)
  await tx.contact.updateMany({ where: { orgId, id }, data })
}

export async function deleteContact(tx: Tx, { orgId, id }: ContactRecord): Promise<void> {
  await tx.contact.deleteMany({ where: { orgId, id } })
}

const noOwner = ''

/**
 * The contacts among which an identity is unique: every reach has all contacts of a home or none, so that a conflict reveals no
 * contact out of reach.
 */
const homeOf = ({ ownerId, locationId }: Pick<ContactRecord, 'ownerId' | 'locationId'>): string =>
  `${ownerId ?? noOwner}/${locationId ?? ''}`

function within(reach: Reach): Prisma.ContactWhereInput {
  const { orgId } = reach
  if (reach.kind === 'person') return { orgId, ownerId: reach.ownerId }
  return reach.kind === 'location' ? { orgId, locationId: reach.locationId } : { orgId }
}

function toRecord({ search: _search, home: _home, ...row }: Row): ContactRecord {
  return {
    ...row,
    id: row.id as ContactId,
    orgId: row.orgId as OrgId,
    ownerId: row.ownerId === noOwner ? null : (row.ownerId as UserId),
    locationId: row.locationId as LocationId | null,
    tags: JSON.parse(row.tags) as string[],
  }
}

const toRow = (contact: ContactRecord) => ({
  ...contact,
  ownerId: contact.ownerId ?? noOwner,
  home: homeOf(contact),
  tags: JSON.stringify(contact.tags),
  search: searchOf(contact),
})

/** Bytes of the texts of a contact, as the triggers of the migrations count them. */
export function bytesOf(contact: ContactRecord): number {
  const { firstName, lastName, email, phone, company, tags, source, externalId, search } = toRow(contact)
  const texts = [firstName, lastName, email, phone, company, tags, source, externalId, search]
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0)
}

/** Writes the search text of contacts again; a row that changes meanwhile is written by its change. */
export const refoldContacts: WorkAfter = async (tx, after, take) => {
  const rows = await tx.contact.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take })
  for (const row of rows) {
    const { id, version } = row
    const search = searchOf(toRecord(row))
    if (search !== row.search) await tx.contact.updateMany({ where: { id, version }, data: { search } })
  }
  return rows.at(-1)?.id ?? null
}
