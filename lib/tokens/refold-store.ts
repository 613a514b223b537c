import type { WorkAfter } from '../db/batches'
import { searchText } from '../input/search'

/** Writes the search text of tokens again, which their seal does not cover; a row that changes meanwhile is written by its change. */
export const refoldTokens: WorkAfter = async (tx, after, take) => {
  const select = { id: true, name: true, tokenKey: true, version: true, search: true }
  const rows = await tx.token.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take, select })
  for (const { id, name, tokenKey, version, search } of rows) {
    const folded = searchText(name, tokenKey)
    if (folded !== search) await tx.token.updateMany({ where: { id, version }, data: { search: folded } })
  }
  return rows.at(-1)?.id ?? null
}
