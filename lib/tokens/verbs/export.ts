import type { Actor } from '../../actor'
import { invalidField } from '../../input/parse'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import type { TokenDeps } from '../deps'
import { orderOf } from '../filters'
import type { ListFilter, ListQuery } from '../schema'
import { findTokens } from '../store'
import { toExported } from '../token-view'
import type { ExportFailure, TokenExport } from '../types'
import { openList } from './list'

const exportedAtMost = 10_000

/** All rows of a filtered list, with `keys` those of them that are named. That they leave is in the audit log before they do. */
export async function exportTokens(
  deps: TokenDeps,
  actor: Actor,
  filter: ListFilter,
  keys?: readonly string[],
): Promise<Outcome<TokenExport, ExportFailure>> {
  const scene = await openList(deps, actor, filter)
  if (!scene.ok) return scene
  const { person, query, policy, now, where } = scene.value
  if (!isRecentlyAuthenticated(person.reauthUntil, now)) return fail('reauthentication_required')
  if (keys && keys.length > exportedAtMost) return invalidField('keys', 'Choose at most 10,000 tokens.')
  const named = keys ? { AND: [where, { tokenKey: { in: [...keys] } }] } : where
  const records = await findTokens(deps.db.read, named, orderOf(query.sort), 0, exportedAtMost + 1)
  const rows = records.slice(0, exportedAtMost).map((record) => toExported(record, policy, now))
  const after = { count: rows.length, ...askedFor(query), ...(keys && { chosen: keys.length }) }
  return deps.audit.change(person.orgId, person, now, async (_tx, record) => {
    await record({ action: 'tokens.exported', after })
    return ok({ rows, cut: records.length > exportedAtMost })
  })
}

/** A whole token that was pasted into the search; its token key is public. */
const token = /(kr[ualms]_[0-9A-Za-z]{16})_[0-9A-Za-z]+/gi

/** The parts of the filter that say something. */
function askedFor({ page: _page, per: _per, sort: _sort, ...filter }: ListQuery): Readonly<Record<string, unknown>> {
  const said = { ...filter, q: filter.q.replace(token, '$1') }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value && String(value) !== ''))
}
