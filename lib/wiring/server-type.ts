import type { AccountDataExport } from '../account-data/index'
import type { Accounts, Passwords } from '../accounts/index'
import type { OperatorActor } from '../actor'
import type { Audit } from '../audit/index'
import type { AuditLog } from '../audit-log/index'
import type { KnownSessions } from '../auth/known-sessions'
import type { Contacts } from '../contacts/index'
import type { Db } from '../db/client'
import type { Destinations } from '../destinations/index'
import type { Disk } from '../disk/index'
import type { Env } from '../env'
import type { ProxyWatch } from '../http/unnamed-proxy'
import type { Jobs } from '../jobs/index'
import type { Journal, RestoreReport } from '../journal/index'
import type { Keys } from '../keys'
import type { Mail } from '../mail/index'
import type { Maintenance } from '../maintenance/index'
import type { Notices } from '../notices/index'
import type { Oidc } from '../oidc/index'
import type { Organizations } from '../organizations/index'
import type { Clock, Log, Random } from '../ports'
import type { Recorder } from '../recorder/index'
import type { ServiceTokens } from '../service-tokens/index'
import type { Status } from '../status/index'
import type { ClockOperator } from '../time/clock-operator'
import type { QaClock } from '../time/qa-clock'
import type { Tokens } from '../tokens/index'
import type { Usage } from '../usage/index'
import type { VerifierServices } from '../verifier/services'

/** Everything a transport needs, wired once per process. */
export interface Server {
  readonly env: Env
  readonly keys: Keys
  readonly db: Db
  readonly clock: Clock
  /** Null outside QA mode. */
  readonly qaClock: QaClock | null
  readonly random: Random
  readonly log: Log
  readonly audit: Audit
  readonly auditLog: AuditLog
  readonly usage: Usage
  readonly mail: Mail
  readonly notices: Notices
  readonly accounts: Accounts
  readonly accountData: AccountDataExport
  readonly knownSessions: KnownSessions
  /** Null without an OpenID Connect provider. */
  readonly oidc: Oidc | null
  readonly organizations: Organizations
  readonly maintenance: Maintenance
  readonly tokens: Tokens
  readonly destinations: Destinations
  readonly serviceTokens: ServiceTokens
  readonly revokePresented: VerifierServices['revokePresented']
  readonly verifyTogether: VerifierServices['verifyTogether']
  readonly contacts: Contacts
  readonly jobs: Jobs
  readonly clockOperator: ClockOperator
  /** Milliseconds by which the machine's clock is ahead of the time in use (negative: behind); null while they agree. */
  clockDisagreement(): number | null
  readonly journal: Journal
  /** Replays the journal over a database that was restored from a backup. */
  finishRestore(actor: OperatorActor): Promise<RestoreReport>
  /** Throws if the keys are not those of the database. */
  introduceKeys(): Promise<void>
  readonly status: Status
  readonly proxies: ProxyWatch
  readonly disk: Disk
  /** Stops the jobs, writes pending usage counts and closes the database. */
  close(): Promise<void>
}

/** What the modules take from outside. */
export interface Wiring {
  readonly env: Env
  readonly keys: Keys
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** None by default. */
  readonly journal?: Journal
  /** Records usage; by default in this thread, with the client of the database. */
  readonly recorder?: Recorder
  /** A new one by default; pass one to share it between servers of a process. */
  readonly passwords?: Passwords
}
