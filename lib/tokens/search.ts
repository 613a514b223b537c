import type { Reader } from '../db/client'
import type { OrgId } from '../ids'
import { hasWildcard, searchTerms, symbolsOf } from '../input/search'
import { findIdsByText, type TokenWhere } from './store'

/** Tokens with a word of name, token key or owner that starts with each word of the query. Without words, the query itself is looked up. */
export async function whereFound(db: Reader, orgId: OrgId, query: string): Promise<TokenWhere> {
  const symbols = symbolsOf(query)
  if (symbols === null) return { AND: searchTerms(query).map(whereTerm) }
  if (hasWildcard(symbols)) return { id: { in: await findIdsByText(db, orgId, symbols) } }
  return { OR: [{ name: { contains: symbols } }, { owner: { user: { name: { contains: symbols } } } }] }
}

const whereTerm = (term: string): TokenWhere => ({
  OR: [{ search: { contains: term } }, { owner: { user: { search: { contains: term } } } }],
})
