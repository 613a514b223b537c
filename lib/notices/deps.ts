import type { Db } from '../db/client'
import type { Mail } from '../mail/index'
import type { Clock, Random } from '../ports'

export interface NoticesDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly mail: Pick<Mail, 'enqueue' | 'findQueued' | 'enabled' | 'takeTestSlot'>
  /** Base of the links in emails. */
  readonly origin: string
}
