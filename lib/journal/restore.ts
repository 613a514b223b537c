import type { OperatorActor } from '../actor'
import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Clock } from '../ports'
import type { JournalContents } from './contents'
import type { Journal } from './types'

export interface RestoreDeps {
  readonly db: Db
  readonly clock: Clock
  readonly audit: Pick<Audit, 'installation'>
  readonly journal: Journal
  /** Brings the rows to their last recorded state; each returns the number of changed tokens. */
  readonly replays: readonly ((contents: JournalContents) => Promise<number>)[]
}

export interface RestoreReport {
  /** Tokens that were changed or deleted after the backup. */
  readonly tokens: number
  /** Lines of the journal that Keyrail did not write, or that are missing. */
  readonly damagedLines: number
}

/** Replays the journal over a restored database. Can be repeated; the audit chains may be shorter than before from then on. */
export async function finishRestore({ db, clock, audit, journal, replays }: RestoreDeps, actor: OperatorActor): Promise<RestoreReport> {
  const contents = await journal.read()
  let tokens = 0
  for (const replay of replays) tokens += await replay(contents)
  const now = await clock.now()
  await db.write((tx) => audit.installation.append(tx, actor, now, { action: 'installation.restored', after: { tokens } }))
  await journal.append([{ kind: 'restored' }])
  return { tokens, damagedLines: contents.unreadable + contents.missing }
}
