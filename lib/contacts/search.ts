import type { Reader } from '../db/client'
import { hasWildcard, searchTerms, symbolsOf } from '../input/search'
import { phoneQuery } from './phone'
import type { Reach } from './reach'
import { type ContactWhere, findIdsByText } from './store'

/** Contacts with a word that starts with each word of the query. Without words, the query itself is looked up. */
export async function whereFound(db: Reader, { orgId }: Reach, query: string): Promise<ContactWhere> {
  const symbols = symbolsOf(query)
  if (symbols === null) return whereWords(query)
  if (hasWildcard(symbols)) return { id: { in: await findIdsByText(db, orgId, symbols) } }
  const contains = { contains: symbols }
  return {
    OR: [
      { firstName: contains },
      { lastName: contains },
      { email: contains },
      { phone: contains },
      { company: contains },
      { externalId: contains },
      ...(isJsonSyntax(symbols) ? [] : [{ tags: contains }]),
    ],
  }
}

function whereWords(query: string): ContactWhere {
  const words = { AND: searchTerms(query).map((term) => ({ search: { contains: term } })) }
  const digits = phoneQuery(query)
  return digits === null ? words : { OR: [words, { search: { contains: ` ${digits}` } }] }
}

/** Tags are stored as JSON: its brackets and quotes are in every row. */
const isJsonSyntax = (symbols: string): boolean => /["[\],\\]/.test(symbols)
