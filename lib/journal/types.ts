import type { Db, Tx } from '../db/client'
import type { JournalContents } from './contents'
import type { JournalEntry } from './entry'

/** The last recorded change of a token. */
export interface Recorded {
  /** 0 if none was recorded. */
  readonly version: number
  readonly isRevoked: boolean
}

/** An append-only file outside the database: rows that are older than it were put back. */
export interface JournalReader {
  /** Call it before reading the row: a row that is read later is at least as new. Includes what other processes have appended by then. */
  recorded(tokenKey: string): Promise<Recorded>
  /** Learns what other processes have appended; null if there is nothing. Throws `DatabaseBusy` if the file cannot be read. */
  refresh(): Promise<void> | null
  /** `recorded`, as far as this process knows. */
  known(tokenKey: string): Recorded
}

export interface Journal extends JournalReader {
  /** The database whose transactions may `record`. */
  over<T extends Db>(db: T): T
  /** Appends the entry after the commit of the transaction, before the write returns. */
  record(tx: Tx, entry: JournalEntry): void
  append(entries: readonly JournalEntry[]): Promise<void>
  read(): Promise<JournalContents>
}
