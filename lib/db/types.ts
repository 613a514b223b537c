import type { RowReader } from '../verifier/reader'
import type { Prisma } from './generated/sqlite/client'

/** Reads outside any transaction. Uses the type of the SQLite client, the narrower of the two. */
export type Reader = Prisma.TransactionClient
/** One transaction of `Db.write`. */
export type Tx = Prisma.TransactionClient

/** A token or service token, by whose key software writes. */
export interface Software {
  /** Null for a service token. */
  readonly organization: string | null
  readonly tokenKey: string
}

export interface Db {
  readonly engine: 'sqlite' | 'postgres'
  /** Rejects writes. */
  readonly read: Reader
  /** Prepared lookups by key, for the queries of every request: they take a fraction of the time of `read`. */
  readonly rows: RowReader
  /**
   * Runs `work` in one transaction and commits when it resolves. `work` runs again if the transaction lost a race, so it must
   * only use `tx`, and only until it resolves. Throws `DatabaseBusy` if the write waits too long for its turn.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Runs `work`, whose writes take turns with those of other software and never delay those of people and jobs. A write throws
   * `Overloaded` if too many are waiting.
   */
  asSoftware<T>(caller: Software, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}
