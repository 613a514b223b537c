import { refoldUsers } from '../accounts/index'
import { refoldContacts } from '../contacts/index'
import { inOrderOfId } from '../db/batches'
import { createDb, type Db } from '../db/client'
import { refoldLocations } from '../organizations/index'
import { refoldTokens } from '../tokens/index'
import { writeSearchVersion } from './store'

/** Writes every search text by the current rule. Interrupted, it starts again at the next start. */
export async function refoldSearch(databaseUrl: string): Promise<void> {
  const db = createDb(databaseUrl)
  try {
    await refoldAll(db)
  } finally {
    await db.close()
  }
}

export async function refoldAll(db: Db): Promise<void> {
  for (const work of [refoldUsers, refoldTokens, refoldContacts, refoldLocations]) await inOrderOfId(db, work)
  await writeSearchVersion(db)
}
