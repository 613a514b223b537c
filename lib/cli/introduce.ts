import { createAudit } from '../audit/index'
import { createDb } from '../db/client'
import type { Env } from '../env'
import { createJournal } from '../journal/index'
import { introduceKeys } from '../key-check/index'
import type { Keys } from '../keys'

/** Stores the check values of the keys in the database, in a separate file: loading the database client takes half a second. */
export async function introduceTo({ databaseUrl, journalFile }: Env, keys: Keys): Promise<void> {
  const db = createDb(databaseUrl)
  try {
    const audit = createAudit({ db, key: keys.audit })
    const isFirst = await introduceKeys({ db, keys, audit })
    if (isFirst && journalFile !== null && (await audit.installation.check()).entries === 0) await forgetChains(journalFile, keys)
  } finally {
    await db.close()
  }
}

/** The chains in the journal are those of an earlier database. */
async function forgetChains(path: string, keys: Keys): Promise<void> {
  const journal = createJournal({ path, auditKey: keys.audit, writer: 'first start', log: { error: () => undefined } })
  if ((await journal.read()).chains.size > 0) await journal.append([{ kind: 'restored' }])
}
