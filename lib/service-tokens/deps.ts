import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Journal } from '../journal/index'
import type { Keys } from '../keys'
import type { Clock, Log, Random } from '../ports'

export interface ServiceTokenDeps {
  readonly db: Db
  readonly audit: Pick<Audit, 'installation'>
  readonly clock: Clock
  readonly random: Random
  readonly keys: Keys
  readonly log: Log
  readonly journal: Journal
}
