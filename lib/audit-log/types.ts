import type { Actor } from '../actor'
import type { OrgId } from '../ids'
import type { Outcome } from '../result'
import type { AuditChoices, AuditEntryView, AuditFilter, AuditIntegrity, AuditPage } from './schema'

export interface AuditLog {
  mayRead(actor: Actor): boolean
  /** Entries that the actor may read, newest first. */
  list(actor: Actor, filter: AuditFilter): Promise<Outcome<AuditPage, 'forbidden' | 'invalid_input'>>
  /** What the log can be filtered by, and the result of its last verification. */
  choices(actor: Actor): Promise<Outcome<AuditChoices, 'forbidden'>>
  /** Every matching entry, newest first, in batches. Requires re-authentication; recorded before the first batch. */
  export(actor: Actor, filter: AuditFilter): Promise<Outcome<AsyncIterable<readonly AuditEntryView[]>, ExportFailure>>
  /** Result of the last verification of an organization's log; null before the first. The caller decides who may read it. */
  integrity(orgId: OrgId): Promise<AuditIntegrity | null>
  /** Verifies the chain of every organization and stores the results. */
  verify(): Promise<AuditReport>
}

export type ExportFailure = 'forbidden' | 'invalid_input' | 'reauthentication_required'

export interface AuditReport {
  /** Verified organizations. */
  readonly verified: number
  /** Those whose chain is broken. */
  readonly broken: number
}
