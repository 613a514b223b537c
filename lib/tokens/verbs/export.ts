import type { Actor } from '../../actor'
import { invalidField } from '../../input/parse'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import { replaceSecrets } from '../../token-format'
import type { TokenDeps } from '../deps'
import { orderOf } from '../filters'
import { selectTokens } from '../list-query'
import type { ListFilter, ListQuery } from '../schema'
import { findTokens } from '../store'
import { toExported } from '../token-view'
import type { ExportFailure, TokenExport } from '../types'

const maxExported = 10_000

/** All rows of a filtered list; with `keys` only those. The audit row is written before they are returned. */
export async function exportTokens(
  deps: TokenDeps,
  actor: Actor,
  filter: ListFilter,
  keys?: readonly string[],
): Promise<Outcome<TokenExport, ExportFailure>> {
  const selection = await selectTokens(deps, actor, filter)
  if (!selection.ok) return selection
  const { person, query, policy, now, where } = selection.value
  if (!isRecentlyAuthenticated(person.reauthUntil, now)) return fail('reauthentication_required')
  if (keys && keys.length > maxExported) return invalidField('keys', 'Choose at most 10,000 tokens.')
  const exported = keys ? { AND: [where, { tokenKey: { in: [...keys] } }] } : where
  const records = await findTokens(deps.db.read, exported, orderOf(query.sort), 0, maxExported + 1)
  const rows = records.slice(0, maxExported).map((record) => toExported(record, policy, now))
  const after = { count: rows.length, ...activeFilters(query), ...(keys && { chosen: keys.length }) }
  return deps.audit.change(person.orgId, person, now, async (_tx, record) => {
    await record({ action: 'tokens.exported', after })
    return ok({ rows, cut: records.length > maxExported })
  })
}

function activeFilters({ page: _page, per: _per, sort: _sort, ...filter }: ListQuery): Readonly<Record<string, unknown>> {
  // a whole token may have been pasted into the search
  const masked = { ...filter, q: replaceSecrets(filter.q, '') }
  return Object.fromEntries(Object.entries(masked).filter(([, value]) => value && String(value) !== ''))
}
