import type { Columns } from '@/app/o/[org]/data/csv'
import { actorLabel } from '@/components/audit/actor-label'
import { resultLabels } from '@/components/audit/audit-params'
import { sentenceText } from '@/components/audit/sentences'
import type { AuditEntryView } from '@/lib/audit-log/schema'

const json = (fields: AuditEntryView['before']): string => (fields === null ? '' : JSON.stringify(fields))

export const columns: Columns<AuditEntryView> = {
  Entry: ({ seq }) => String(seq),
  Time: ({ at }) => at,
  What: (entry) => sentenceText(actorLabel(entry.actor), entry.subject, entry),
  Actor: ({ actor }) => actor.name,
  'Actor type': ({ actor }) => actor.kind,
  Action: ({ action }) => action,
  Result: ({ result }) => resultLabels[result],
  'Token key': ({ tokenKey }) => tokenKey ?? '',
  Subject: ({ subject }) => subject ?? '',
  Before: ({ before }) => json(before),
  After: ({ after }) => json(after),
  'IP address': ({ ip }) => ip ?? '',
  'User agent': ({ userAgent }) => userAgent ?? '',
  'Request ID': ({ requestId }) => requestId ?? '',
}
