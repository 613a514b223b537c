import type { Actor } from '../../actor'
import type { Reader } from '../../db/client'
import { inTurns } from '../../db/turns'
import type { TokenId } from '../../ids'
import { invalidField } from '../../input/parse'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import { replaceSecrets } from '../../token-format'
import type { TokenDeps } from '../deps'
import { type ListSelection, selectTokens } from '../list-query'
import { findInOrder } from '../listing/page-store'
import { findRecords } from '../record-store'
import type { ListFilter, ListQuery } from '../schema'
import { findIdsOfKeys } from '../store'
import { toExported } from '../token-view'
import type { ExportedToken, ExportFailure, TokenExport } from '../types'

const maxExported = 100_000
const maxChosen = 10_000
/** Each batch is one short read, so that other requests are served in between. */
const rowsPerBatch = 50
/** Rows that one statement compares, to find the tokens. */
const idsPerStatement = 1_000

/** All rows of a filtered list; with `keys` only those. The audit row is written before the first of them is read. */
export async function exportTokens(
  deps: TokenDeps,
  actor: Actor,
  filter: ListFilter,
  keys?: readonly string[],
): Promise<Outcome<TokenExport, ExportFailure>> {
  const selection = await selectTokens(deps, actor, filter)
  if (!selection.ok) return selection
  const { person, query, listing } = selection.value
  if (!isRecentlyAuthenticated(person.reauthUntil, listing.now)) return fail('reauthentication_required')
  if (keys && keys.length > maxChosen) return invalidField('keys', 'Choose at most 10,000 tokens.')
  const found = await findIds(deps.db.read, selection.value, keys)
  const ids = found.slice(0, maxExported)
  const after = { count: ids.length, ...activeFilters(query), ...(keys && { chosen: keys.length }) }
  return deps.audit.change(person.orgId, person, listing.now, async (_tx, record) => {
    await record({ action: 'tokens.exported', after })
    return ok({ batches: inTurns(batchesOf(deps, selection.value, ids)), count: ids.length, cut: found.length > maxExported })
  })
}

/** In the order of the list; one more than an export holds if there are more. */
async function findIds(db: Reader, { query, listing }: ListSelection, keys?: readonly string[]): Promise<TokenId[]> {
  const chosen = keys && new Set(await findIdsOfKeys(db, listing.orgId, keys))
  const ids: TokenId[] = []
  for await (const some of inTurns(findInOrder(db, listing, query, maxExported + 1, idsPerStatement))) {
    ids.push(...(chosen ? some.filter((id) => chosen.has(id)) : some))
    if (ids.length === chosen?.size) break
  }
  return ids
}

/** Leaves out tokens that were deleted meanwhile. */
async function* batchesOf(
  { db }: TokenDeps,
  { listing: { policy, now } }: ListSelection,
  ids: readonly TokenId[],
): AsyncGenerator<readonly ExportedToken[]> {
  for (let from = 0; from < ids.length; from += rowsPerBatch) {
    const records = await findRecords(db.read, ids.slice(from, from + rowsPerBatch))
    yield records.filter(({ revokedAt }) => revokedAt === null).map((record) => toExported(record, policy, now))
  }
}

function activeFilters({ page: _page, per: _per, sort: _sort, ...filter }: ListQuery): Readonly<Record<string, unknown>> {
  // a whole token may have been pasted into the search
  const masked = { ...filter, q: replaceSecrets(filter.q, '') }
  return Object.fromEntries(Object.entries(masked).filter(([, value]) => value && String(value) !== ''))
}
