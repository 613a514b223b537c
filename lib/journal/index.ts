import type { Tx } from '../db/client'
import { errorMessage } from '../errors'
import type { Log } from '../ports'
import { gatherContents } from './contents'
import type { JournalEntry } from './entry'
import { appendText, readLines } from './file'
import { createLatest } from './latest'
import { formatLine, journalKey, parseLine } from './line'
import type { Journal, JournalReader, Recorded } from './types'

interface JournalDeps {
  readonly path: string
  /** The journal's own key is derived from it. */
  readonly auditKey: Uint8Array
  /** Names this process; unique. */
  readonly writer: string
  readonly log: Pick<Log, 'error'>
}

export function createJournal({ path, auditKey, writer, log }: JournalDeps): Journal {
  const key = journalKey(auditKey)
  const { learn, refresh, known, recorded } = createLatest(path, auditKey)
  const pending = new WeakMap<Tx, JournalEntry[]>()
  let number = 0
  let appending: Promise<void> = Promise.resolve()

  async function append(entries: readonly JournalEntry[]): Promise<void> {
    for (const entry of entries) learn(entry)
    const written = appending.then(async () => {
      const lines = entries.map((entry, index) => formatLine({ writer, number: number + index + 1, entry }, key))
      await appendText(path, lines.join(''))
      number += lines.length
    })
    appending = written.catch(() => undefined)
    await written
  }

  /** The change is committed: it counts although the journal could not be written. The hourly check appends it again. */
  async function appendCommitted(entries: readonly JournalEntry[]): Promise<void> {
    try {
      await append(entries)
    } catch (error) {
      log.error('A change could not be written to the journal; the next check will retry.', { error: errorMessage(error) })
    }
  }

  return {
    over: (db) => ({
      ...db,
      write: async (work) => {
        let entries: JournalEntry[] = []
        const value = await db.write((tx) => {
          entries = []
          pending.set(tx, entries)
          return work(tx)
        })
        if (entries.length > 0) await appendCommitted(entries)
        return value
      },
    }),
    record: (tx, entry) => {
      const entries = pending.get(tx)
      if (!entries) throw new Error('The transaction belongs to a database that was not opened with journal.over.')
      entries.push(entry)
    },
    append,
    recorded,
    refresh,
    known,
    read: async () => {
      await appending
      const gathered = gatherContents()
      await readLines(path, 0, (line) => gathered.add(parseLine(line, key)))
      return gathered.contents()
    },
  }
}

/** The journal of a process that changes no token. */
export const readJournal = ({ path, auditKey }: Pick<JournalDeps, 'path' | 'auditKey'>): JournalReader => createLatest(path, auditKey)

const unrecorded: Recorded = { version: 0, isRevoked: false }

/** Records nothing: for QA mode, whose resets put old rows back. */
export const noJournal: Journal = {
  over: (db) => db,
  record: () => undefined,
  append: () => Promise.resolve(),
  recorded: () => Promise.resolve(unrecorded),
  refresh: () => null,
  known: () => unrecorded,
  read: () => Promise.resolve(gatherContents().contents()),
}

/** True if the row is older than its last recorded change: it was put back. */
export const isOlder = (row: { readonly version: number; readonly revokedAt: Date | null }, { version, isRevoked }: Recorded): boolean =>
  row.version < version || (isRevoked && row.revokedAt === null)

export type { JournalContents } from './contents'
export type { JournalEntry, TokenState } from './entry'
export { tryFile } from './file'
export { finishRestore, type RestoreReport } from './restore'
export type { Journal, JournalReader, Recorded } from './types'
