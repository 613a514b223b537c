import type { Reader } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import { searchTerms, symbolsOf, wordRange } from '../input/search'
import { phoneQuery } from './phone'
import type { Reach } from './reach'

type Sql = Prisma.Sql

/** Contacts that a search finds, as rows `c`. */
export interface Found {
  /** Ids of the few contacts that can match; null if they are too many to look up. */
  readonly ids: readonly string[] | null
  readonly where: Sql
}

/** Most contacts that are looked up by a word. */
const maxLookedUp = 1_000
/** Words of a query that are counted; the others are compared. */
const maxCounted = 5

/** Contacts with a word that starts with each word of the query, or a phone number that does. Without words, the query itself is looked up. */
export async function findContactsBySearch(db: Reader, reach: Reach, query: string): Promise<Found> {
  const symbols = symbolsOf(query)
  if (symbols !== null) return { ids: null, where: hasSymbols(symbols) }
  const terms = searchTerms(query)
  if (terms.length === 0) return { ids: null, where: Prisma.sql`1 = 1` }
  const digits = phoneQuery(query)
  const phone = digits === null ? null : ` ${digits}`
  const words = Prisma.join(terms.map(hasTerm), ' AND ')
  const where = phone === null ? words : Prisma.sql`((${words}) OR ${hasTerm(phone)})`
  const [byWord, byPhone] = await Promise.all([lookUpRarest(db, reach, terms), phone === null ? [] : lookUp(db, reach, phone)])
  return { ids: byWord && byPhone && [...new Set([...byWord, ...byPhone])], where }
}

const hasTerm = (term: string): Sql => Prisma.sql`c."search" LIKE ${`%${term}%`}`

const searched = Prisma.raw(
  ['"firstName"', '"lastName"', '"email"', '"phone"', '"company"', '"externalId"']
    .map((column) => `coalesce(c.${column}, '')`)
    .join(" || ' ' || "),
)
const tags = Prisma.raw('c."tags"')

/** Tags are stored as JSON: its brackets and quotes are in every row. `replace` compares as typed: LIKE would read wildcards. */
function hasSymbols(text: string): Sql {
  const has = (column: Sql) => Prisma.sql`replace(${column}, ${text}, '') <> ${column}`
  return /["[\],\\]/.test(text) ? has(searched) : Prisma.sql`(${has(searched)} OR ${has(tags)})`
}

async function lookUpRarest(db: Reader, reach: Reach, terms: readonly string[]): Promise<string[] | null> {
  const found = await Promise.all(terms.slice(0, maxCounted).map((term) => lookUp(db, reach, term)))
  const [rarest] = found.flatMap((ids) => (ids ? [ids] : [])).toSorted((one, other) => one.length - other.length)
  return rarest ?? null
}

/** Ids of the contacts of the organization with a word that a term can be found by; null if there are too many. */
async function lookUp(db: Reader, { orgId }: Reach, term: string): Promise<string[] | null> {
  const { from, to } = wordRange(term)
  const rows = await db.$queryRaw<{ contactId: string }[]>`SELECT "contactId" FROM "ContactWord"
    WHERE "orgId" = ${orgId} AND "word" >= ${from} AND "word" < ${to} LIMIT ${maxLookedUp + 1}`
  return rows.length > maxLookedUp ? null : rows.map(({ contactId }) => contactId)
}
