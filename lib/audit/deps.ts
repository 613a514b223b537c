import type { Db } from '../db/client'

export interface AuditDeps {
  readonly db: Db
  /** Key of the HMAC that links the entries. */
  readonly key: Uint8Array
}
