import type { Prisma } from './generated/sqlite/client'
import { createPostgres } from './postgres'
import { createSqlite } from './sqlite'

/** Reads, outside any transaction. The type is the SQLite client's, the narrower of the two. */
export type Reader = Prisma.TransactionClient
/** One transaction of `Db.write`. */
export type Tx = Prisma.TransactionClient

export interface Db {
  readonly engine: 'sqlite' | 'postgres'
  /** Rejects to write. */
  readonly read: Reader
  /**
   * Runs `work` in one transaction and commits when it resolves. `work` may run again when the transaction lost a race,
   * so it must do nothing but use `tx`, and only until it resolves. Throws `DatabaseBusy` when no turn came in time.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the database a URL names: `file:…` is SQLite, `postgres://…` or `postgresql://…` is Postgres. Connects at first use. */
export function createDb(url: string): Db {
  if (url.startsWith('file:')) return createSqlite(url)
  if (/^postgres(ql)?:\/\//.test(url)) return createPostgres(url)
  throw new Error('DATABASE_URL must start with file:, postgres:// or postgresql://.')
}
