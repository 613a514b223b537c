import type { Db } from '../db/client'
import type { Notices } from '../notices/index'
import type { Clock, Log } from '../ports'
import type { Schedule } from './schedule'
import type { Usage } from './types'

export interface UsageDeps {
  readonly db: Db
  readonly log: Log
  readonly schedule?: Schedule
}

export interface WatchDeps {
  readonly db: Db
  readonly clock: Clock
  readonly usage: Pick<Usage, 'flush'>
  readonly notices: Pick<Notices, 'notify'>
}
