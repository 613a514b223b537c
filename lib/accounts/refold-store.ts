import type { WorkAfter } from '../db/batches'
import { searchText } from '../input/search'

/** Writes the search text of users again; a row that changes meanwhile is written by its change. */
export const refoldUsers: WorkAfter = async (tx, after, take) => {
  const select = { id: true, name: true, email: true, search: true }
  const rows = await tx.user.findMany({ where: { id: { gt: after } }, orderBy: { id: 'asc' }, take, select })
  for (const { id, name, email, search } of rows) {
    const folded = searchText(name, email)
    if (folded !== search) await tx.user.updateMany({ where: { id, name, email }, data: { search: folded } })
  }
  return rows.at(-1)?.id ?? null
}
