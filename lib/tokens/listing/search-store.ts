import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId } from '../../ids'
import { searchTerms, symbolsOf, wordRange } from '../../input/search'
import { always, never } from './status-store'

type Sql = Prisma.Sql

/** Rows `l` of TokenListing: all of them, or those of tokens `c` that were looked up. */
export interface Source {
  readonly from: Sql
  readonly on: Sql
}

/** Where the tokens of a search come from, and what they are compared with. */
export interface Found {
  readonly source: Source
  /** Some of the tokens, if all words are too frequent to look up: what is counted. */
  readonly sample: Source | null
  readonly where: Sql
}

export const everyRow: Source = { from: Prisma.sql`"TokenListing" l`, on: always }

/** Most tokens that are looked up by a word or a scope; more are compared row by row, in the order of the list. */
const maxLookedUp = 2_000
/** Words of a query that are counted; the others are compared. */
const maxCounted = 5

/** Tokens with a word of name, token key or owner that starts with each word of the query. Without words, the query itself is looked up. */
export async function findTokensBySearch(db: Reader, orgId: OrgId, query: string): Promise<Found> {
  const symbols = symbolsOf(query)
  if (symbols !== null) return findBySymbols(db, orgId, symbols)
  const terms = searchTerms(query)
  if (terms.length === 0) return { source: everyRow, sample: null, where: always }
  const where = Prisma.join(
    terms.map((term) => hasTerm(orgId, term)),
    ' AND ',
  )
  const { term, few } = await findRarest(db, orgId, terms.slice(0, maxCounted))
  const some = lookUp(withTerm(orgId, term))
  return few ? { source: some, sample: null, where } : { source: everyRow, sample: some, where }
}

/** SQLite joins in the order of a CROSS JOIN: from the few that were looked up to their rows. */
export const lookUp = (tokenIds: Sql): Source => ({
  from: Prisma.sql`(${tokenIds}) c CROSS JOIN "TokenListing" l`,
  on: Prisma.sql`l."tokenId" = c."tokenId"`,
})

export async function isFew(db: Reader, tokenIds: Sql): Promise<boolean> {
  const [row] = await db.$queryRaw<{ tokens: number | bigint }[]>`SELECT count(*) AS "tokens" FROM (${tokenIds} LIMIT ${maxLookedUp + 1}) x`
  return Number(row?.tokens) <= maxLookedUp
}

/** Every name is compared, once: in the index, which has little else. */
async function findBySymbols(db: Reader, orgId: OrgId, text: string): Promise<Found> {
  // `replace` compares as typed: LIKE would read wildcards
  const has = (column: Sql) => Prisma.sql`replace(${column}, ${text}, '') <> ${column}`
  const owners = Prisma.sql`SELECT m."userId" FROM "Membership" m JOIN "User" u ON u."id" = m."userId" WHERE m."orgId" = ${orgId} AND ${has(Prisma.sql`u."name"`)}`
  const rows = await db.$queryRaw<{ tokenId: string }[]>`SELECT "tokenId" FROM (SELECT l."tokenId" FROM "TokenListing" l
      WHERE l."orgId" = ${orgId} AND ${has(Prisma.sql`l."name"`)} LIMIT ${maxLookedUp + 1}) a
    UNION SELECT "tokenId" FROM (SELECT l."tokenId" FROM (${owners}) m CROSS JOIN "TokenListing" l
      WHERE l."orgId" = ${orgId} AND l."managed" = 0 AND l."ownerId" = m."userId" LIMIT ${maxLookedUp + 1}) b`
  const where = Prisma.sql`(${has(Prisma.sql`l."name"`)} OR l."ownerId" IN (${owners}))`
  const ids = rows.map(({ tokenId }) => tokenId).slice(0, maxLookedUp)
  const some = { from: everyRow.from, on: ids.length === 0 ? never : Prisma.sql`l."tokenId" IN (${Prisma.join(ids)})` }
  return rows.length <= maxLookedUp ? { source: some, sample: null, where } : { source: everyRow, sample: some, where }
}

const hasTerm = (orgId: OrgId, term: string): Sql => Prisma.sql`(l."search" LIKE ${`%${term}%`} OR l."ownerId" IN (
  SELECT w."userId" FROM "MemberWord" w JOIN "User" u ON u."id" = w."userId"
    WHERE ${startsWith(orgId, term)} AND u."search" LIKE ${`%${term}%`}))`

function startsWith(orgId: OrgId, term: string): Sql {
  const { from, to } = wordRange(term)
  return Prisma.sql`w."orgId" = ${orgId} AND w."word" >= ${from} AND w."word" < ${to}`
}

const withWord = (orgId: OrgId, term: string): Sql => Prisma.sql`SELECT w."tokenId" FROM "TokenWord" w WHERE ${startsWith(orgId, term)}`
const ofOwner = (orgId: OrgId, term: string): Sql => Prisma.sql`SELECT l."tokenId" FROM "MemberWord" w
  CROSS JOIN "TokenListing" l WHERE ${startsWith(orgId, term)} AND l."orgId" = ${orgId} AND l."managed" = 0 AND l."ownerId" = w."userId"`

/** All tokens with a term if they are few, else some. */
const withTerm = (orgId: OrgId, term: string): Sql => Prisma.sql`SELECT "tokenId" FROM (${withWord(orgId, term)} LIMIT ${maxLookedUp}) a
  UNION SELECT "tokenId" FROM (${ofOwner(orgId, term)} LIMIT ${maxLookedUp}) b`

/** The term with the fewest tokens, and whether they are few enough to look up. */
async function findRarest(db: Reader, orgId: OrgId, terms: readonly string[]): Promise<{ term: string; few: boolean }> {
  const most = maxLookedUp + 1
  const counts = terms.map(
    (term, index) => Prisma.sql`SELECT ${Prisma.raw(String(index))} AS "term",
      (SELECT count(*) FROM (${withWord(orgId, term)} LIMIT ${most}) a) + (SELECT count(*) FROM (${ofOwner(orgId, term)} LIMIT ${most}) b) AS "tokens"`,
  )
  const rows = await db.$queryRaw<{ term: number; tokens: number | bigint }[]>(Prisma.join(counts, ' UNION ALL '))
  const [first] = rows.toSorted((one, other) => Number(one.tokens) - Number(other.tokens))
  return { term: terms[Number(first?.term)] ?? '', few: Number(first?.tokens) <= maxLookedUp }
}
