import type { Accounts } from '../accounts/index'
import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
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
  readonly tokens: Pick<Tokens, 'revokeOwned'>
  /** The public address, and the host that is listened on: unless both are this machine only, setup asks for the code. */
  readonly origin: string
  readonly host: string
  readonly setupCode: string | null
  /** Whether the database has the migrations of this version. */
  readonly migrations: () => Promise<'current' | 'behind' | 'ahead'>
  readonly mail: Pick<Mail, 'status' | 'sendTest' | 'takeTestSlot'>
  /** When jobs last woke; null when no process runs them. */
  readonly lastBeat: () => Promise<Date | null>
  readonly qa: boolean
}
