import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolConfig } from 'pg'
import { createSemaphore } from '../rate-limit/semaphore'
import type { Db } from './client'
import { PrismaClient } from './generated/postgres/client'
import type { PrismaClient as SqliteClient } from './generated/sqlite/client'
import { plainErrors, retryLostRaces } from './retry'

const transaction = { maxWait: 15_000, timeout: 15_000 }
const writers = 10
/** How long a write waits for its turn while no other succeeds. */
const patienceMs = 5_000

/** Reads have connections of their own: writes that wait for each other never keep a read waiting. */
export function createPostgres(url: string): Db {
  const reader = connect(url, '-c default_transaction_read_only=on')
  const writer = connect(url)
  const inTurn = createSemaphore({ permits: writers, patienceMs })
  return {
    engine: 'postgres',
    read: reader,
    write: (work) => inTurn(() => retryLostRaces(() => writer.$transaction(work, transaction))),
    close: async () => void (await Promise.all([reader.$disconnect(), writer.$disconnect()])),
  }
}

function connect(connectionString: string, options = ''): SqliteClient {
  const pool: PoolConfig = {
    connectionString,
    max: writers,
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
    lock_timeout: 5_000,
    statement_timeout: 10_000,
    // the server's own limit comes first, unless it is gone
    query_timeout: 12_000,
    idle_in_transaction_session_timeout: 20_000,
    fallback_application_name: 'keyrail',
    // the adapter sends times without their zone
    options: `-c TimeZone=UTC ${options}`,
  }
  // Both clients come from one authored schema; the SQLite client's type is the narrower, so it holds for both.
  return new PrismaClient({ ...plainErrors, adapter: new PrismaPg(pool) }) as unknown as SqliteClient
}
