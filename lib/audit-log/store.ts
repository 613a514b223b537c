import { type AuditResult, actionsOf, deniedActions } from '../audit/index'
import type { Db, Reader } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId } from '../ids'
import type { AuditReader } from './reach'
import { type AuditIntegrity, type AuditQuery, searchedEntries } from './schema'

type Sql = Prisma.Sql

/** A parsed filter; `from` and `to` are moments. */
export interface Selection extends AuditReader {
  readonly query: AuditQuery
  readonly from: Date | null
  readonly to: Date | null
  /** Number of the newest entry. */
  readonly head: number
}

export async function findHeadSeq(db: Reader, orgId: OrgId): Promise<number> {
  return (await db.auditHead.findUnique({ where: { orgId }, select: { seq: true } }))?.seq ?? 0
}

/** Matching entries before `before`, newest first. */
export async function findEntries(db: Reader, selection: Selection, before: number | null, take: number) {
  const { orgId } = selection.person
  const numbers = await findNumbers(db, selection, before ?? selection.head + 1, take)
  return db.auditEntry.findMany({ where: { orgId, seq: { in: numbers } }, orderBy: { seq: 'desc' } })
}

/** Entries that one statement compares: on SQLite it holds every other request of the process. */
const perStatement = { text: 2_500, columns: 20_000, index: Number.POSITIVE_INFINITY }

async function findNumbers(db: Reader, selection: Selection, before: number, take: number): Promise<number[]> {
  const numbers: number[] = []
  const first = selection.query.q === '' ? 0 : Math.max(0, selection.head - searchedEntries)
  const some = perStatement[comparisonOf(selection)]
  for (let end = before; end > first + 1 && numbers.length < take; end -= some) {
    numbers.push(...(await readNumbers(db, selection, [Math.max(first, end - some - 1), end], take - numbers.length)))
  }
  return numbers
}

/** What decides whether an entry matches; an index has those of one actor, of one token and of the few denied actions in order. */
function comparisonOf({ query, reach, from, to }: Selection): keyof typeof perStatement {
  if (query.q !== '') return 'text'
  const ordered = [query.who !== null, query.token !== null, query.result === 'denied', reach === 'own'].filter(Boolean).length
  const isFiltered = query.group !== null || query.location !== null || from !== null || to !== null || reach === 'locations'
  return isFiltered || ordered > 1 ? 'columns' : 'index'
}

/** Matching entries between two numbers, without these. */
async function readNumbers(db: Reader, selection: Selection, [after, before]: readonly [number, number], take: number): Promise<number[]> {
  // two bounds make SQLite read the range itself, not an index
  const range = after === 0 ? Prisma.sql`e."seq" < ${before}` : Prisma.sql`e."seq" > ${after} AND e."seq" < ${before}`
  const where = Prisma.join([...conditions(selection), range], ' AND ')
  const rows = await db.$queryRaw<{ seq: number }[]>(
    Prisma.sql`SELECT e."seq" FROM "AuditEntry" e WHERE ${where} ORDER BY e."seq" DESC LIMIT ${take}`,
  )
  return rows.map(({ seq }) => Number(seq))
}

function conditions({ person, reach, query, from, to }: Selection): Sql[] {
  const { orgId } = person
  return [
    Prisma.sql`e."orgId" = ${orgId}`,
    ...reachable({ person, reach }),
    ...(query.who === null ? [] : [Prisma.sql`e."actorId" = ${query.who}`]),
    ...(query.group === null ? [] : [Prisma.sql`e."action" IN (${Prisma.join([...actionsOf(query.group)])})`]),
    ...(query.result === null ? [] : [withResult(query.result)]),
    ...(query.token === null ? [] : [Prisma.sql`e."tokenKey" = ${query.token}`]),
    ...(query.location === null ? [] : [ofTokensIn(orgId, [query.location])]),
    ...(from === null ? [] : [Prisma.sql`e."at" >= ${from}`]),
    ...(to === null ? [] : [Prisma.sql`e."at" <= ${to}`]),
    ...(query.q === '' ? [] : [containing(query.q)]),
  ]
}

function withResult(result: AuditResult): Sql {
  const denied = Prisma.join([...deniedActions])
  return result === 'denied' ? Prisma.sql`e."action" IN (${denied})` : Prisma.sql`e."action" NOT IN (${denied})`
}

/** The access rule: every read of entries is restricted by it. */
export function reachable({ person, reach }: AuditReader): Sql[] {
  if (reach === 'all') return []
  const own = Prisma.sql`(e."actorKind" IN ('person', 'account') AND e."actorId" = ${person.userId})`
  return reach === 'own' ? [own] : [Prisma.sql`(${own} OR ${ofTokensIn(person.orgId, person.locationIds)})`]
}

const ofTokensIn = (orgId: OrgId, locationIds: readonly string[]): Sql =>
  Prisma.sql`e."tokenKey" IN (SELECT t."tokenKey" FROM "Token" t
    WHERE t."orgId" = ${orgId} AND t."locationId" IN (${Prisma.join([...locationIds])}) AND t."type" IN ('location', 'managed'))`

/** One comparison for both texts, as it is repeated for many entries. */
function containing(text: string): Sql {
  const texts = Prisma.sql`e."subject" || ${'\n'} || e."actorName"`
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const found = Prisma.join([Prisma.sql`lower(${texts}) LIKE ${pattern} ESCAPE '\\'`, ...asTyped(text, texts)], ' OR ')
  return Prisma.sql`(${found} OR e."tokenKey" = ${text} OR e."ip" = ${text} OR e."requestId" = ${text})`
}

/** SQLite folds only A to Z to lower case: `replace` finds other letters, as they were typed or at the start of a name. */
function asTyped(text: string, texts: Sql): Sql[] {
  const isAscii = /^[ -~]*$/.test(text)
  if (isAscii) return []
  const name = text.charAt(0).toUpperCase() + text.slice(1)
  return [text, name].map((each) => Prisma.sql`replace(${texts}, ${each}, '') <> ${texts}`)
}

/** As many as a select can offer; the filter itself takes the id of any. */
const mostLocations = 500

export function findLocations(db: Reader, { person, reach }: AuditReader) {
  const { orgId, locationIds } = person
  const where = { orgId, ...(reach === 'all' ? {} : { id: { in: [...locationIds] } }) }
  return db.location.findMany({ where, select: { id: true, name: true }, orderBy: { name: 'asc' }, take: mostLocations })
}

export async function findIntegrity(db: Reader, orgId: OrgId): Promise<AuditIntegrity | null> {
  const found = await db.auditCheck.findUnique({ where: { orgId } })
  return found && { at: found.at.toISOString(), entries: found.entries, firstBroken: found.firstBroken }
}

interface Check {
  readonly at: Date
  readonly entries: number
  readonly firstBroken: number | null
}

export async function writeIntegrity(db: Db, orgId: OrgId, check: Check): Promise<void> {
  await db.write((tx) => tx.auditCheck.upsert({ where: { orgId }, create: { orgId, ...check }, update: check }))
}

export async function findOrganizations(db: Reader): Promise<OrgId[]> {
  const rows = await db.organization.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id as OrgId)
}
