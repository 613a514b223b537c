import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Keys } from '../keys'
import type { Clock, Random } from '../ports'
import type { Storage } from '../storage/index'

export interface ContactsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly keys: Pick<Keys, 'seal'>
  readonly audit: Pick<Audit, 'change'>
  readonly storage: Pick<Storage, 'roomForContact'>
}
