import type { Actor } from '../../actor'
import { inTurns } from '../../db/turns'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import type { AuditLogDeps } from '../deps'
import type { AuditEntryView, AuditFilter, AuditQuery } from '../schema'
import { select } from '../select'
import { findEntries, type Selection } from '../store'
import type { ExportFailure } from '../types'
import { toEntryView } from '../view'

const perBatch = 200

export async function exportEntries(
  deps: AuditLogDeps,
  actor: Actor,
  filter: AuditFilter,
): Promise<Outcome<AsyncIterable<readonly AuditEntryView[]>, ExportFailure>> {
  const selected = await select(deps, actor, { ...filter, before: null })
  if (!selected.ok) return selected
  const { person, query, head } = selected.value
  const now = await deps.clock.now()
  if (!isRecentlyAuthenticated(person.reauthUntil, now)) return fail('reauthentication_required')
  const recorded = await deps.audit.change(person.orgId, person, now, async (_tx, record) => {
    await record({ action: 'audit.exported', after: { entries: head, ...activeFilters(query) } })
    return ok(null)
  })
  return recorded.ok ? ok(inTurns(batches(deps, selected.value))) : recorded
}

/** Entries up to the head that was recorded; each batch is one short read. */
async function* batches({ db }: AuditLogDeps, selection: Selection): AsyncGenerator<readonly AuditEntryView[]> {
  let before = selection.head + 1
  for (;;) {
    const rows = await findEntries(db.read, selection, before, perBatch)
    if (rows.length > 0) yield rows.map(toEntryView)
    const last = rows.at(-1)
    if (rows.length < perBatch || !last) return
    before = last.seq
  }
}

const activeFilters = ({ before: _before, ...filter }: AuditQuery): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value))
