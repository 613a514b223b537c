import { createAudit } from '../audit/index'
import { createDb } from '../db/client'
import { introduceKeys } from '../key-check/index'
import type { Keys } from '../keys'

/** Stores the check values of the keys in a database, in a separate file: loading the database client takes half a second. */
export async function introduceTo(databaseUrl: string, keys: Keys): Promise<void> {
  const db = createDb(databaseUrl)
  try {
    await introduceKeys({ db, keys, audit: createAudit({ db, key: keys.audit }) })
  } finally {
    await db.close()
  }
}
