import type { Db } from '../db/client'
import type { Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'
import type { Recorder, Schedule } from '../recorder/index'
import type { Usage } from './types'

export interface UsageDeps {
  readonly db: Db
  readonly random: Random
  readonly log: Log
  readonly recorder?: Recorder | undefined
  readonly schedule?: Schedule
}

export interface WatchDeps {
  readonly db: Db
  readonly clock: Clock
  readonly usage: Pick<Usage, 'flush'>
  readonly notices: Pick<Notices, 'notify'>
}
