import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Keys } from '../keys'
import { compareMarks, marksOf } from './marks'
import { findMarks, insertMarks, updateMarks } from './store'

interface KeyCheckDeps {
  readonly db: Db
  readonly keys: Keys
  readonly audit: { readonly installation: Pick<Audit['installation'], 'check'> }
}

/**
 * Compares the keys with the check values in the database, and stores those of new keys. Throws if a key differs or is missing.
 * A database from before check values existed shows its keys by its audit chain. Returns true at the first start.
 */
export async function introduceKeys({ db, keys, audit }: KeyCheckDeps): Promise<boolean> {
  let stored = await findMarks(db.read)
  const isFirst = stored === null
  if (stored === null) {
    if ((await audit.installation.check()).firstBroken === 1) throw new ForeignKeys('The audit log was written with another audit key.')
    await insertMarks(db, marksOf(keys))
    stored = (await findMarks(db.read)) ?? ''
  }
  const compared = compareMarks(stored, keys)
  if (!compared.matches) throw new ForeignKeys(compared.problem)
  if (compared.marks !== null) await updateMarks(db, compared.marks)
  return isFirst
}

/** The keys are not those of the database: using them would reject every token and break the audit log. */
export class ForeignKeys extends Error {
  override readonly name = 'ForeignKeys'

  constructor(problem: string) {
    super(`${problem} Restore the key file of this database, or set KEYRAIL_KEYS to its keys.`)
  }
}

/** Throws if a key is not the one that a stored text of check values was made with. */
export function rejectForeignKeys(stored: string, keys: Keys): void {
  const compared = compareMarks(stored, keys)
  if (!compared.matches) throw new ForeignKeys(compared.problem)
}

export { marksOf } from './marks'
export { keyMarksSetting } from './store'
