import type { Actor, PersonActor } from '../actor'
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
  /** Records that a change of the actor was rejected, up to ten times an hour. `path` is that of the page it came from. */
  recordDenied(actor: PersonActor, path: string): Promise<void>
  /** Verifies every chain, stores the results, and records the ends of intact chains in the journal. */
  verify(): Promise<AuditReport>
  /** Verifies every chain; writes nothing. */
  inspect(): Promise<readonly CheckedChain[]>
}

export interface CheckedChain {
  /** Null: the installation's. */
  readonly of: OrgId | null
  readonly entries: number
  /** The first entry that does not match, or that the journal knows and the chain does not have; null = intact. */
  readonly firstBroken: number | null
  /** True if the journal knows the chain and the database has no such organization. */
  readonly isMissing: boolean
}

export type ExportFailure = 'forbidden' | 'invalid_input' | 'reauthentication_required'

export interface AuditReport {
  /** Verified organizations. */
  readonly verified: number
  /** Broken chains, the installation's and missing ones included. */
  readonly broken: number
}
