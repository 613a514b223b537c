import type { Accounts } from '../accounts/index'
import type { AuditLog } from '../audit-log/index'
import type { Db } from '../db/client'
import type { Destinations } from '../destinations/index'
import type { Mail } from '../mail/index'
import type { Notices } from '../notices/index'
import type { Organizations } from '../organizations/index'
import type { Clock, Log, Random } from '../ports'
import type { ServiceTokens } from '../service-tokens/index'
import type { Tokens } from '../tokens/index'
import type { Watch } from '../usage/index'
import type { Cleaner } from './types'

export interface JobsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly accounts: Pick<Accounts, 'sendRequestedEmails'>
  readonly tokens: Pick<Tokens, 'runExpiry' | 'compareWithJournal' | 'deleteDestroyed'> & {
    readonly ofFormerMembers: Pick<Tokens['ofFormerMembers'], 'revokePending'>
  }
  readonly serviceTokens: Pick<ServiceTokens, 'compareWithJournal'>
  readonly auditLog: Pick<AuditLog, 'verify'>
  readonly watch: Pick<Watch, 'run'>
  readonly notices: Pick<Notices, 'sendDigests'>
  readonly mail: Pick<Mail, 'send'>
  readonly destinations: Pick<Destinations, 'clean'>
  readonly organizations: Pick<Organizations, 'deleteClosed'>
  readonly cleaners: readonly Cleaner[]
  /** The last time the clock jumped ahead, or null. */
  readonly jumpedAt: () => Promise<Date | null>
}
