import type { Actor } from '../actor'
import { invalidField, parseInput } from '../input/parse'
import { type Failure, fail, ok, type Result } from '../result'
import { endOfDay, hourOf } from '../time/calendar'
import type { AuditLogDeps } from './deps'
import { auditReader } from './reach'
import { type AuditFilter, auditFilter } from './schema'
import { findHeadSeq, type Selection } from './store'

/** The entries that a filter selects among those in reach. */
export async function select(
  { db }: AuditLogDeps,
  actor: Actor,
  filter: AuditFilter,
): Promise<Result<Selection, Failure<'forbidden' | 'invalid_input'>>> {
  const reader = auditReader(actor)
  if (!reader) return fail('forbidden')
  const parsed = parseInput(auditFilter, filter, 1)
  if (!parsed.ok) return parsed
  const { timeZone, orgId } = reader.person
  const { from, to } = parsed.value
  const last = to === null ? null : endOfDay(to, timeZone)
  if (to !== null && last === null) return invalidField('to', 'Choose a day that exists.')
  return ok({
    ...reader,
    query: parsed.value,
    from: from === null ? null : hourOf(from, 0, timeZone),
    // the last second of the day has 1,000 milliseconds
    to: last && new Date(last.getTime() + 999),
    head: await findHeadSeq(db.read, orgId),
  })
}
