import { type Entry, resultOf } from '../audit/index'
import type { AuditEntryView } from './schema'

export const toEntryView = ({ seq, at, action, tokenKey, subject, ip, userAgent, requestId, ...row }: Entry): AuditEntryView => ({
  seq,
  at: at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  action,
  result: resultOf(action),
  tokenKey,
  subject,
  before: parseFields(row.before),
  after: parseFields(row.after),
  ip,
  userAgent,
  requestId,
})

/** An edited entry may hold anything: the log still shows it. */
function parseFields(json: string | null): Record<string, unknown> | null {
  if (json === null) return null
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : { value: parsed }
  } catch {
    return { value: json }
  }
}
