import type { Actor, JobActor, OperatorActor } from '../actor'
import type { Tx } from '../db/client'
import type { OrgId, TokenKey } from '../ids'
import type { Origin } from '../ports'
import type { Failure, Result } from '../result'
import type { AuditAction } from './actions'

/** An unauthenticated caller. */
export interface AnonymousActor {
  readonly kind: 'stranger'
  readonly name: string
  readonly origin: Origin
}

/** An API server that authenticated with a service token. */
interface ServiceActor {
  readonly kind: 'service'
  readonly tokenKey: TokenKey
  readonly name: string
}

export type AuditActor = Actor | ServiceActor | AnonymousActor

/** One change, as it is recorded. `before` and `after` hold only the fields that changed and never a secret. */
export interface AuditInput {
  readonly action: AuditAction
  readonly tokenKey?: string
  /** Name of the token, member or location that changed. */
  readonly subject?: string
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

/** Returns the sequence number of the entry. */
export type RecordChange = (entry: AuditInput) => Promise<number>

/** Result of a change whose actor lost their membership, role or a location since the request began. */
interface ActorOutdated {
  readonly ok: false
  readonly error: Failure<'forbidden'>
}

export interface ChainCheck {
  readonly entries: number
  /** Sequence number of the first entry that does not match its link; null if the chain is intact. */
  readonly firstBroken: number | null
}

export interface Audit {
  /**
   * Runs one change of an organization in a transaction. Its first statement locks the organization's audit head, so
   * changes of one organization queue and limits hold; `record` appends to the chain in the same transaction.
   *
   * A person's membership, role and locations are read again under that lock: if they are no longer those of `actor`,
   * `work` does not run and the result is `forbidden`.
   */
  change<R extends Result<unknown, Failure>>(
    orgId: OrgId,
    actor: Actor,
    at: Date,
    work: (tx: Tx, record: RecordChange) => Promise<R>,
  ): Promise<R | ActorOutdated>
  /** `change` for actors without a membership, which cannot lose one. */
  changeAsSystem<T>(orgId: OrgId, actor: JobActor | OperatorActor, at: Date, work: (tx: Tx, record: RecordChange) => Promise<T>): Promise<T>
  /** `changeAsSystem` for the rest of a change: what it records has the actor and the origin of the entry that began it. */
  continueChange<T>(orgId: OrgId, seq: number, at: Date, work: (tx: Tx, record: RecordChange) => Promise<T>): Promise<T>
  /** Starts the chain of a new organization, in the transaction that creates the organization. */
  open(tx: Tx, orgId: OrgId): Promise<void>
  /** Locks the organization's audit head until the transaction ends, for changes of several organizations together. */
  lock(tx: Tx, orgId: OrgId): Promise<void>
  /** Appends in the transaction that creates the organization or holds the lock; other changes go through `change`. */
  append(tx: Tx, orgId: OrgId, actor: Actor, at: Date, entry: AuditInput): Promise<number>
  /** Verifies the whole chain. */
  check(orgId: OrgId): Promise<ChainCheck>
  /** The link of an entry, null if there is none; of the installation's chain without an organization. */
  linkAt(orgId: OrgId | null, seq: number): Promise<string | null>
  /** Chain of changes that belong to no organization: accounts, sessions, service tokens. */
  readonly installation: InstallationAudit
}

interface InstallationAudit {
  /** Appends in the transaction of the change. Call it last: every sign-in waits for this head until the commit. */
  append(tx: Tx, actor: AuditActor, at: Date, entry: AuditInput): Promise<void>
  check(): Promise<ChainCheck>
}
