import type { Actor } from '../actor'
import type { Tx } from '../db/client'
import type { OrgId } from '../ids'

/** One change, as it is recorded. `before` and `after` hold only what changed and never a secret. */
export interface AuditInput {
  readonly action: string
  readonly tokenKey?: string
  /** What the change is about when it is no token: a member's name, a location's. */
  readonly subject?: string
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

export type RecordChange = (entry: AuditInput) => Promise<void>

export interface Audit {
  /**
   * Runs one change of an organisation. Its first statement takes the organisation's audit head, so changes of one
   * organisation queue and limits hold; `record` appends to the chain in the same transaction.
   */
  change<T>(orgId: OrgId, actor: Actor, at: Date, work: (tx: Tx, record: RecordChange) => Promise<T>): Promise<T>
  /** The head of a new organisation's chain; inside the transaction that makes the organisation. */
  open(tx: Tx, orgId: OrgId): Promise<void>
  /** Appends inside a transaction that already holds the head. */
  append(tx: Tx, orgId: OrgId, actor: Actor, at: Date, entry: AuditInput): Promise<void>
  /** Walks the whole chain. */
  check(orgId: OrgId): Promise<{ readonly entries: number; readonly firstBroken: number | null }>
}

export { type AuditDeps, createAudit } from './audit'
