import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Journal } from '../journal/index'
import type { Clock, Log } from '../ports'

export interface AuditLogDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: Pick<Log, 'error'>
  readonly audit: Pick<Audit, 'change' | 'check' | 'linkAt' | 'installation'>
  readonly journal: Pick<Journal, 'read' | 'append'>
}
