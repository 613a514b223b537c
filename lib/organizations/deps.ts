import type { Accounts } from '../accounts/index'
import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Disk } from '../disk/index'
import type { Mail } from '../mail/index'
import type { Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'
import type { Tokens } from '../tokens/index'

export interface OrganizationsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly audit: Audit
  readonly accounts: Accounts
  readonly notices: Pick<Notices, 'notify'>
  readonly tokens: Pick<Tokens, 'ofFormerMembers'>
  /** Number of organizations that each person may create. */
  readonly organizationsPerPerson: number
  /** Public origin and listening host: setup needs the code unless both are local to this machine. */
  readonly origin: string
  readonly host: string
  readonly setupCode: string | null
  /** Compares the migrations of the database with those of this version. */
  readonly migrations: () => Promise<'current' | 'behind' | 'ahead'>
  readonly mail: Pick<Mail, 'enabled' | 'enqueue' | 'status' | 'sendTest' | 'takeTestSlot'>
  /** When jobs last ran; null if no process runs them. */
  readonly lastBeat: () => Promise<Date | null>
  readonly qa: boolean
  readonly proxies: { warning(): string | null }
  /** CIDRs. */
  readonly disk: Pick<Disk, 'state'>
  readonly trustedProxies: readonly string[]
}
