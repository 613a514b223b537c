import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Clock } from '../ports'

export interface MaintenanceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly audit: Audit
}
