import type { AuditEntryView } from './schema'

interface EntryRow {
  readonly seq: number
  readonly at: Date
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly action: string
  readonly tokenKey: string | null
  readonly subject: string | null
  readonly before: string | null
  readonly after: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
}

export const toEntryView = ({ seq, at, action, tokenKey, subject, ip, userAgent, requestId, ...row }: EntryRow): AuditEntryView => ({
  seq,
  at: at.toISOString(),
  actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
  action,
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
