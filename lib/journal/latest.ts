import { DatabaseBusy } from '../errors'
import type { JournalEntry } from './entry'
import { readLines, sizeOf } from './file'
import { journalKey, parseLine } from './line'
import type { JournalReader, Recorded } from './types'

const unrecorded: Recorded = { version: 0, isRevoked: false }

interface Latest extends JournalReader {
  learn(entry: JournalEntry): void
}

/** Remembers the last recorded change of each token, and reads what any process has appended before it says what is recorded. */
export function createLatest(path: string, auditKey: Uint8Array): Latest {
  const key = journalKey(auditKey)
  const latest = new Map<string, Recorded>()
  let offset = 0
  /** Size of the file when it was last read to its end. */
  let readTo = 0
  let reading: Promise<void> | null = null

  function learn(entry: JournalEntry): void {
    if (entry.kind === 'revoked') note(entry.tokenKey, 0, true)
    if (entry.kind === 'token') note(entry.state.tokenKey, entry.state.version, entry.state.revokedAt !== null)
  }

  function note(tokenKey: string, version: number, isRevoked: boolean): void {
    const before = latest.get(tokenKey) ?? unrecorded
    latest.set(tokenKey, { version: Math.max(before.version, version), isRevoked: before.isRevoked || isRevoked })
  }

  async function read(): Promise<void> {
    const size = sizeOf(path)
    // a file that became shorter was replaced: everything known stays known
    if (size < offset) offset = 0
    offset = await readLines(path, offset, (line) => {
      const parsed = parseLine(line, key)
      if (parsed) learn(parsed.entry)
    })
    readTo = size
  }

  async function readOn(): Promise<void> {
    // one that has begun may have missed the last line
    await reading
    reading ??= read().finally(() => {
      reading = null
    })
    await reading
  }

  function refresh(): Promise<void> | null {
    try {
      return sizeOf(path) === readTo ? null : readOn().catch(unreadable)
    } catch (error) {
      return unreadable(error)
    }
  }

  const known = (tokenKey: string): Recorded => latest.get(tokenKey) ?? unrecorded
  return {
    learn,
    refresh,
    known,
    recorded: async (tokenKey) => {
      await refresh()
      return known(tokenKey)
    },
  }
}

function unreadable(cause: unknown): never {
  throw new DatabaseBusy('The journal cannot be read.', { cause })
}
