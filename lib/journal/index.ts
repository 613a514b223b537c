import type { Tx } from '../db/client'
import { errorMessage } from '../errors'
import type { Log } from '../ports'
import { secondMs } from '../time/units'
import { gatherContents } from './contents'
import type { JournalEntry } from './entry'
import { appendText, readLines, sizeOf } from './file'
import { formatLine, journalKey, parseLine } from './line'
import type { Journal, Recorded } from './types'

interface JournalDeps {
  readonly path: string
  /** The journal's own key is derived from it. */
  readonly auditKey: Uint8Array
  /** Names this process; unique. */
  readonly writer: string
  readonly log: Pick<Log, 'error'>
  /** Milliseconds since a fixed moment, on a monotonic clock. */
  readonly elapsed?: () => number
}

const unrecorded: Recorded = { version: 0, isRevoked: false }
const refreshEveryMs = secondMs

export function createJournal({ path, auditKey, writer, log, elapsed = () => performance.now() }: JournalDeps): Journal {
  const key = journalKey(auditKey)
  const latest = new Map<string, Recorded>()
  const pending = new WeakMap<Tx, JournalEntry[]>()
  let number = 0
  let offset = 0
  let refreshing: Promise<void> | null = null
  let refreshedAt = Number.NEGATIVE_INFINITY
  let appending: Promise<void> = Promise.resolve()

  function learn(entry: JournalEntry | undefined): void {
    if (entry?.kind === 'revoked') note(entry.tokenKey, 0, true)
    if (entry?.kind === 'token') note(entry.state.tokenKey, entry.state.version, entry.state.revokedAt !== null)
  }

  function note(tokenKey: string, version: number, isRevoked: boolean): void {
    const before = latest.get(tokenKey) ?? unrecorded
    latest.set(tokenKey, { version: Math.max(before.version, version), isRevoked: before.isRevoked || isRevoked })
  }

  async function refresh(): Promise<void> {
    // a file that became shorter was replaced: everything known stays known
    if ((await sizeOf(path)) < offset) offset = 0
    offset = await readLines(path, offset, (line) => learn(parseLine(line, key)?.entry))
    refreshedAt = elapsed()
  }

  async function refreshIfDue(): Promise<void> {
    if (elapsed() - refreshedAt < refreshEveryMs) return
    refreshing ??= refresh().finally(() => {
      refreshing = null
    })
    await refreshing
  }

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
    recorded: async (tokenKey) => {
      await refreshIfDue()
      return latest.get(tokenKey) ?? unrecorded
    },
    known: (tokenKey) => latest.get(tokenKey) ?? unrecorded,
    read: async () => {
      await appending
      const gathered = gatherContents()
      await readLines(path, 0, (line) => gathered.add(parseLine(line, key)))
      return gathered.contents()
    },
  }
}

/** Records nothing: for QA mode, whose resets put old rows back. */
export const noJournal: Journal = {
  over: (db) => db,
  record: () => undefined,
  append: () => Promise.resolve(),
  recorded: () => Promise.resolve(unrecorded),
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
export type { Journal, Recorded } from './types'
