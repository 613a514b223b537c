import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Journal } from '../journal/index'
import type { Keys } from '../keys'
import type { Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'
import type { TokenLimiter } from '../rate-limit/token-limiter'
import type { Usage } from '../usage/index'
import type { Scopes } from './scopes'

export interface TokenDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly keys: Keys
  readonly audit: Audit
  readonly usage: Usage
  readonly notices: Pick<Notices, 'notify' | 'notifyCounted'>
  readonly scopes: Scopes
  readonly limiter: Pick<TokenLimiter, 'take'>
  readonly log: Log
  readonly journal: Journal
}
