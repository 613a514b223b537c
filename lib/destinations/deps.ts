import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'
import type { Storage } from '../storage/index'
import type { Tokens } from '../tokens/index'

export interface DestinationsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Pick<Log, 'warn'>
  readonly audit: Pick<Audit, 'change'>
  readonly notices: Pick<Notices, 'notify'>
  readonly storage: Pick<Storage, 'roomForDelivery'>
  readonly tokens: Pick<Tokens, 'managed' | 'show'>
}
