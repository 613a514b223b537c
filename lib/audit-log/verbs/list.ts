import type { Actor } from '../../actor'
import { fail, type Outcome, ok } from '../../result'
import { findActors } from '../actors-store'
import type { AuditLogDeps } from '../deps'
import { auditReader } from '../reach'
import { type AuditChoices, type AuditFilter, type AuditPage, auditPageSize, searchedEntries } from '../schema'
import { select } from '../select'
import { findEntries, findIntegrity, findLocations } from '../store'
import { toEntryView } from '../view'

export async function listEntries(
  deps: AuditLogDeps,
  actor: Actor,
  filter: AuditFilter,
): Promise<Outcome<AuditPage, 'forbidden' | 'invalid_input'>> {
  const selected = await select(deps, actor, filter)
  if (!selected.ok) return selected
  const { query, head } = selected.value
  const found = await findEntries(deps.db.read, selected.value, query.before, auditPageSize + 1)
  const rows = found.slice(0, auditPageSize).map(toEntryView)
  const next = found.length > auditPageSize ? (rows.at(-1)?.seq ?? null) : null
  return ok({ rows, next, cut: query.q !== '' && head > searchedEntries, now: (await deps.clock.now()).toISOString() })
}

export async function readChoices({ db, clock }: AuditLogDeps, actor: Actor): Promise<Outcome<AuditChoices, 'forbidden'>> {
  const reader = auditReader(actor)
  if (!reader) return fail('forbidden')
  const { person, reach } = reader
  const [actors, locations, integrity, now] = await Promise.all([
    reach === 'own' ? [] : findActors(db.read, reader),
    reach === 'own' ? [] : findLocations(db.read, reader),
    findIntegrity(db.read, person.orgId),
    clock.now(),
  ])
  return ok({ reach, actors, locations, integrity, now: now.toISOString() })
}
