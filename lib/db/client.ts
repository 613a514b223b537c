import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as PostgresClient } from './generated/postgres/client'
import { type Prisma, PrismaClient as SqliteClient } from './generated/sqlite/client'
import { createQueue } from './queue'
import { isBusy, retryWhileBusy } from './retry'

/** Reads, outside any transaction. The type is the SQLite client's, the narrower of the two. */
export type Reader = Prisma.TransactionClient
/** One transaction of `Db.write`. */
export type Tx = Prisma.TransactionClient

export interface Db {
  readonly engine: 'sqlite' | 'postgres'
  readonly read: Reader
  /**
   * Runs `work` in one transaction and commits when it resolves. `work` may run again when the database was busy or the
   * transaction lost a race, so it must do nothing but use `tx`. Throws `DatabaseBusy` after 250 ms without a turn.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const transaction = { maxWait: 15_000, timeout: 15_000 }

/** Opens the database a URL names: `file:…` is SQLite, `postgres://…` or `postgresql://…` is Postgres. */
export function createDb(url: string): Db {
  if (url.startsWith('file:')) return createSqlite(url)
  if (/^postgres(ql)?:\/\//.test(url)) return createPostgres(url)
  throw new Error('DATABASE_URL must start with file:, postgres:// or postgresql://.')
}

/**
 * The driver runs every statement of one connection in whatever transaction is open on it, so reads have a connection of
 * their own and writes take turns.
 */
function createSqlite(url: string): Db {
  const read = new SqliteClient({ adapter: sqliteAdapter(url, 'PRAGMA query_only = ON;') })
  const writer = new SqliteClient({ adapter: sqliteAdapter(url, 'PRAGMA synchronous = FULL;') })
  const inTurn = createQueue()
  return {
    engine: 'sqlite',
    read,
    write: (work) => inTurn(() => retryWhileBusy(() => writer.$transaction(work, transaction))),
    close: async () => void (await Promise.all([read.$disconnect(), writer.$disconnect()])),
  }
}

function sqliteAdapter(url: string, pragmas: string): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({ url, timeout: 0 }, { timestampFormat: 'unixepoch-ms' })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const connection = await connect()
    await connection.executeScript(`PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; ${pragmas}`)
    return connection
  }
  return factory
}

function createPostgres(url: string): Db {
  const client = new PostgresClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) })
  // Both clients come from one authored schema; the SQLite client's type is the narrower, so it holds for both.
  const shared = client as unknown as SqliteClient
  return {
    engine: 'postgres',
    read: shared,
    write: (work) => retryWhileBusy(() => shared.$transaction(work, transaction)),
    close: () => client.$disconnect(),
  }
}

export { isBusy }
