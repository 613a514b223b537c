import type { Actor } from '../actor'
import type { Tx } from '../db/client'
import type { OrgId, TokenKey } from '../ids'
import type { Origin } from '../ports'

/** Somebody at the door who has not proven who they are. */
export interface AnonymousActor {
  readonly kind: 'stranger'
  readonly name: string
  readonly origin: Origin
}

/** An API server of the company. */
interface ServiceActor {
  readonly kind: 'service'
  readonly tokenKey: TokenKey
  readonly name: string
}

/** Whoever a change can come from: most who ask, and those that only the installation knows. */
export type AuditActor = Actor | ServiceActor | AnonymousActor

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

export interface ChainCheck {
  readonly entries: number
  readonly firstBroken: number | null
}

export interface Audit {
  /**
   * Runs one change of an organization. Its first statement takes the organization's audit head, so changes of one
   * organization queue and limits hold; `record` appends to the chain in the same transaction.
   */
  change<T>(orgId: OrgId, actor: Actor, at: Date, work: (tx: Tx, record: RecordChange) => Promise<T>): Promise<T>
  /** The head of a new organization's chain; inside the transaction that makes the organization. */
  open(tx: Tx, orgId: OrgId): Promise<void>
  /** Appends inside a transaction that is no `change`. */
  append(tx: Tx, orgId: OrgId, actor: Actor, at: Date, entry: AuditInput): Promise<void>
  /** Walks the whole chain. */
  check(orgId: OrgId): Promise<ChainCheck>
  /** The chain of what belongs to no organization: people, sessions, service tokens. */
  readonly installation: InstallationAudit
}

export interface InstallationAudit {
  /**
   * Appends in the transaction of the change, as its last statements: everybody who signs in queues at this head, from here
   * to the commit.
   */
  append(tx: Tx, actor: AuditActor, at: Date, entry: AuditInput): Promise<void>
  check(): Promise<ChainCheck>
}

export { type AuditDeps, createAudit } from './audit'
