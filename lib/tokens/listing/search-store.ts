import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId } from '../../ids'
import { searchTerms, symbolsOf, wordRange } from '../../input/search'
import { always } from './status-store'

type Sql = Prisma.Sql

/** Rows `l` of TokenListing that a search finds: where they come from, and the conditions that remain. */
export interface Found {
  readonly from: Sql
  readonly where: Sql
}

const everyRow = Prisma.sql`"TokenListing" l`

/** Most tokens that are looked up by a word; a more frequent one is compared row by row, in the order of the list. */
const maxLookedUp = 2_000
/** Words of a query that are counted; the others are compared. */
const maxCounted = 5

/** Tokens with a word of name, token key or owner that starts with each word of the query. Without words, the query itself is looked up. */
export async function findTokensBySearch(db: Reader, orgId: OrgId, query: string): Promise<Found> {
  const symbols = symbolsOf(query)
  if (symbols !== null) return { from: everyRow, where: hasSymbols(orgId, symbols) }
  const terms = searchTerms(query)
  if (terms.length === 0) return { from: everyRow, where: always }
  const where = Prisma.join(
    terms.map((term) => hasTerm(orgId, term)),
    ' AND ',
  )
  const rarest = await findRarest(db, orgId, terms.slice(0, maxCounted))
  return rarest === null
    ? { from: everyRow, where }
    : { from: lookUp(orgId, rarest), where: Prisma.sql`l."tokenId" = c."tokenId" AND ${where}` }
}

/** `replace` compares as typed: LIKE would read wildcards. */
const hasSymbols = (orgId: OrgId, text: string): Sql => Prisma.sql`(replace(l."name", ${text}, '') <> l."name" OR l."ownerId" IN (
  SELECT m."userId" FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."orgId" = ${orgId} AND replace(u."name", ${text}, '') <> u."name"))`

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

/** SQLite joins in the order of a CROSS JOIN: from the few that were looked up to their rows. */
const lookUp = (orgId: OrgId, term: string): Sql =>
  Prisma.sql`(${withWord(orgId, term)} UNION ${ofOwner(orgId, term)}) c CROSS JOIN "TokenListing" l`

/** The term with the fewest tokens; null if all have too many to look up. */
async function findRarest(db: Reader, orgId: OrgId, terms: readonly string[]): Promise<string | null> {
  const most = maxLookedUp + 1
  const counts = terms.map(
    (term, index) => Prisma.sql`SELECT ${Prisma.raw(String(index))} AS "term",
      (SELECT count(*) FROM (${withWord(orgId, term)} LIMIT ${most}) a) + (SELECT count(*) FROM (${ofOwner(orgId, term)} LIMIT ${most}) b) AS "tokens"`,
  )
  const rows = await db.$queryRaw<{ term: number; tokens: number | bigint }[]>(Prisma.join(counts, ' UNION ALL '))
  const [first] = rows.toSorted((one, other) => Number(one.tokens) - Number(other.tokens))
  return first && Number(first.tokens) <= maxLookedUp ? (terms[Number(first.term)] ?? null) : null
}
