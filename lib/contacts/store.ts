import type { WorkAfter } from '../db/batches'
import type { Reader, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { ContactId, LocationId, OrgId, UserId } from '../ids'
import type { Position } from './cursor'
import type { Reach } from './reach'
import { type ContactRecord, searchOf } from './record'

export type ContactWhere = Prisma.ContactWhereInput
type Row = Prisma.ContactGetPayload<Record<never, never>>

interface PageTerms {
  readonly after: Position | null
  readonly since: Date | null
  readonly found: ContactWhere
  readonly take: number
}

/** Contacts within reach, oldest change first. */
export async function findContacts(db: Reader, reach: Reach, { after, since, found, take }: PageTerms): Promise<ContactRecord[]> {
  const rows = await db.contact.findMany({
    where: {
      AND: [
        within(reach),
        since ? { updatedAt: { gte: since } } : {},
        after ? { OR: [{ updatedAt: { gt: after.updatedAt } }, { updatedAt: after.updatedAt, id: { gt: after.id } }] } : {},
        found,
      ],
    },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take,
  })
  return rows.map(toRecord)
}

/** Within the parameter limit of SQLite. */
const maxFoundByText = 900
const searched = Prisma.raw(
  ['"firstName"', '"lastName"', '"email"', '"phone"', '"company"', '"externalId"', '"tags"']
    .map((column) => `coalesce(${column}, '')`)
    .join(" || ' ' || "),
)

/** Ids of the contacts, oldest change first, with this text in a searched field; the text may contain wildcards of LIKE. */
export async function findIdsByText(db: Reader, orgId: OrgId, text: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT "id" FROM "Contact"
    WHERE "orgId" = ${orgId} AND replace(${searched}, ${text}, '') <> ${searched} ORDER BY "updatedAt" LIMIT ${maxFoundByText}`)
  return rows.map(({ id }) => id)
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

async function findByIdentity(tx: Tx, { orgId, externalId, email }: Identity, where: ContactWhere): Promise<ContactRecord[]> {
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
