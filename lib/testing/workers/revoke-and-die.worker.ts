import type { PersonActor } from '../../actor'
import { createDb, type Db } from '../../db/client'
import { createJournal } from '../../journal/index'
import { testKeys } from '../fixtures/keys'
import { silentLog } from '../fixtures/silent-log'
import { openWorkerTokens } from './worker-tokens'

export interface RevokeAndDie {
  readonly url: string
  readonly path: string
  readonly actor: PersonActor
  readonly tokenKey: string
  /** When the process is killed: between commit and journal, or between journal and response. */
  readonly dies: 'before journal' | 'after journal'
}

/** Deletes a token in a process that is killed before it responds. */
export const prepare = async ({ url, path, actor, tokenKey, dies }: RevokeAndDie) => {
  const journal = createJournal({ path, auditKey: testKeys.audit, writer: String(process.pid), log: silentLog })
  const db = createDb(url)
  const { tokens } = await openWorkerTokens(dies === 'before journal' ? journal.over(dying(db)) : dying(journal.over(db)), journal)
  return () => tokens.revoke(actor, tokenKey)
}

/** A database that kills this process after a write. */
const dying = (db: Db): Db => ({
  ...db,
  write: async (work) => {
    const value = await db.write(work)
    process.kill(process.pid, 'SIGKILL')
    return value
  },
})
