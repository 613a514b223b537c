import { PrismaPg } from '@prisma/adapter-pg'
import type { PoolConfig } from 'pg'
import type { Random } from '../ports'
import { createSemaphore } from '../rate-limit/semaphore'
import { createPostgresReader } from '../verifier/reader-postgres'
import { PrismaClient } from './generated/postgres/client'
import type { PrismaClient as SqliteClient } from './generated/sqlite/client'
import { plainErrors, retryLostRaces } from './retry'
import type { Db } from './types'
import { createWriteLines } from './write-lines'

const transaction = { maxWait: 15_000, timeout: 15_000 }
const writers = 10
/** Writes of software that run concurrently, and of one organization: they wait for each other on the connections they hold. */
const software = { software: 6, perOrganization: 3 }
/** Writes of people and jobs that wait. */
const maxWaiting = 2_000
/** Time a write waits for its turn while no other write succeeds. */
const patienceMs = 5_000

/** Reads use separate connections, so that writes waiting for each other never block a read. */
export function createPostgres(url: string, random: Random | null): Db {
  const reader = connect(url, '-c default_transaction_read_only=on')
  const writer = connect(url)
  const rows = createPostgresReader(url)
  const withPermit = createSemaphore({ permits: writers, patienceMs, maxWaiting })
  const lines = createWriteLines(software)
  return {
    engine: 'postgres',
    read: reader,
    rows,
    write: (work) => lines.inLine(() => withPermit(() => retryLostRaces(() => writer.$transaction(work, transaction), random))),
    asSoftware: lines.asSoftware,
    close: async () => void (await Promise.all([reader.$disconnect(), writer.$disconnect(), rows.close()])),
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
    // for an unresponsive server; otherwise its statement_timeout comes first
    query_timeout: 12_000,
    idle_in_transaction_session_timeout: 20_000,
    fallback_application_name: 'keyrail',
    // the adapter sends times without a zone
    options: `-c TimeZone=UTC ${options}`,
  }
  // both clients are generated from one schema; the SQLite client has the narrower type, which is valid for both
  return new PrismaClient({ ...plainErrors, adapter: new PrismaPg(pool) }) as unknown as SqliteClient
}
