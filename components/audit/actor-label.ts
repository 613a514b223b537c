import type { AuditEntryView } from '@/lib/audit-log/schema'

/** Name of who acted, with what they are if that is not a person. */
export function actorLabel({ kind, name }: Pick<AuditEntryView['actor'], 'kind' | 'name'>): string {
  if (kind === 'job') return 'Keyrail'
  if (kind === 'operator') return `Operator (${name})`
  return kind === 'token' || kind === 'service' ? `${name} (token)` : name
}
