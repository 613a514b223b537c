import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'
import type { Passwords } from './passwords'

export interface AccountsDeps {
  readonly db: Db
  readonly audit: Pick<Audit, 'change' | 'installation'>
  readonly notices: Pick<Notices, 'notifyPerson'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** ISO 8601 durations. */
  readonly sessionIdle: string
  readonly sessionMax: string
  readonly passwords: Passwords
}
