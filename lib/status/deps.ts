import type { AuditLog } from '../audit-log/index'
import type { Db } from '../db/client'
import type { Mail } from '../mail/index'
import type { Organizations } from '../organizations/index'
import type { Clock, Random } from '../ports'
import type { Tokens } from '../tokens/index'

export interface StatusDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly tokens: Pick<Tokens, 'verify'>
  readonly organizations: Pick<Organizations, 'checkInstallation' | 'visibleTo'>
  readonly auditLog: Pick<AuditLog, 'integrity'>
  readonly mail: Pick<Mail, 'countEmails' | 'enabled' | 'sendTest' | 'takeTestSlot'>
  readonly origin: string
  readonly version: string
  /** Name of the newest migration of this version. */
  readonly migration: () => string
  readonly lastBeat: () => Promise<Date | null>
  readonly failedJobs: (since: Date) => Promise<readonly { readonly name: string; readonly startedAt: Date }[]>
}
