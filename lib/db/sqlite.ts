import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { DatabaseBusy } from '../errors'
import { createSemaphore } from '../rate-limit/semaphore'
import { createSqliteReader } from '../verifier/reader-sqlite'
import { PrismaClient } from './generated/sqlite/client'
import { driverErrorKind, isBusy, plainErrors } from './retry'
import type { Db } from './types'
import { createWriteLines } from './write-lines'

const transaction = { maxWait: 15_000, timeout: 15_000 }
/** Reads never wait for a writer, only for a checkpoint. */
const readPatienceMs = 250
/** Maximum time a lock may be held without a commit. A process that just started holds its first one for several hundred ms. */
const writePatienceMs = 2_000
/** Time of uninterrupted writes after which the lock stays free for `gapMs`, to give other processes a turn. */
const sliceMs = 20
const gapMs = 5
const pollMs = 1
/** Writes of people and jobs that wait. */
const maxWaiting = 2_000

/** Memory of a connection's page cache; the driver's 16 MB are no faster. */
const cacheKib = { reader: 8_000, writer: 4_000 }

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

/**
 * The driver runs every statement of a connection in whatever transaction is open on it, so reads use a separate connection
 * and writes take turns.
 */
export function createSqlite(url: string): Db {
  const reader = new PrismaClient({
    ...plainErrors,
    adapter: adapter(url, readPatienceMs, async (connection) => {
      await pragma(connection, `query_only = ON; PRAGMA cache_size = -${cacheKib.reader}`)
      takeTurns(connection)
    }),
  })
  const turns: Turns = { waitingSince: 0, commits: 0 }
  const writer = new PrismaClient({
    ...plainErrors,
    adapter: adapter(url, 0, async (connection) => {
      await pragma(connection, `synchronous = FULL; PRAGMA cache_size = -${cacheKib.writer}`)
      lockFirst(connection, turns)
    }),
  })
  const inTurn = createTurns(turns)
  const lines = createWriteLines({ software: 1, perOrganization: 1 })
  const rows = createSqliteReader(url)
  return {
    engine: 'sqlite',
    read: reader,
    rows,
    write: (work) => lines.inLine(() => inTurn(() => writer.$transaction(work, transaction))),
    asSoftware: lines.asSoftware,
    close: async () => void (await Promise.all([reader.$disconnect(), writer.$disconnect(), rows.close()])),
  }
}

function adapter(url: string, timeout: number, prepare: (connection: Connection) => Promise<void>): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({ url, timeout, fileMustExist: true }, { timestampFormat: 'unixepoch-ms' })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const connection = await connect()
    await pragma(connection, 'journal_mode = WAL; PRAGMA foreign_keys = ON')
    await prepare(connection)
    return connection
  }
  return factory
}

const pragma = (connection: Connection, text: string): Promise<void> => connection.executeScript(`PRAGMA ${text};`)

/** Time after which a connection lets everything else run. */
const maxHeldMs = 10

/**
 * Statements run in the event loop, and the promises between them never leave it: a series of short ones would keep every other
 * request waiting until it ends.
 */
function takeTurns(connection: Pick<Connection, 'queryRaw' | 'executeRaw'>): void {
  const [query, execute] = [connection.queryRaw.bind(connection), connection.executeRaw.bind(connection)]
  let turnAt = performance.now()
  let turn: Promise<void> | null = null
  const startTurn = async () => {
    await nextTurn()
    turnAt = performance.now()
    turn = null
  }
  const inTurn = async <T>(run: () => Promise<T>): Promise<T> => {
    // all that wait continue in the same turn: each looks whether those before it have used it up
    while (performance.now() - turnAt > maxHeldMs) {
      turn ??= startTurn()
      await turn
    }
    return run()
  }
  connection.queryRaw = (statement) => inTurn(() => query(statement))
  connection.executeRaw = (statement) => inTurn(() => execute(statement))
}

/**
 * Prisma begins transactions without the write lock, so one that reads first and writes later fails if another process wrote
 * in between. This takes the lock first, and polls for it because the driver would block the process while it waits.
 */
function lockFirst(connection: Connection, turns: Turns): void {
  const start = connection.startTransaction.bind(connection)
  connection.startTransaction = async (level) => {
    const begun = await start(level)
    const run = (sql: string) => begun.executeRaw({ sql, args: [], argTypes: [] })
    try {
      await run('COMMIT')
      await untilFree(
        () => run('BEGIN IMMEDIATE'),
        () => commitsOfOthers(connection),
        turns,
      )
      takeTurns(begun)
      return begun
    } catch (error) {
      await begun.rollback()
      throw error
    }
  }
}

interface Turns {
  /** Request time of the current write, or the last commit of any process, whichever is later. */
  waitingSince: number
  /** Last result of `commitsOfOthers`. */
  commits: number
}

/** Waits while other processes keep committing; gives up on a lock that is held without a commit. */
async function untilFree(attempt: () => Promise<unknown>, commits: () => Promise<number>, turns: Turns): Promise<void> {
  for (;;) {
    try {
      await attempt()
      return
    } catch (error) {
      if (driverErrorKind(error) !== 'SocketTimeout') throw error
      noteProgress(turns, await commits())
      if (performance.now() - turns.waitingSince > writePatienceMs) throw error
      await pause(pollMs)
    }
  }
}

function noteProgress(turns: Turns, commits: number): void {
  if (commits !== turns.commits) turns.waitingSince = performance.now()
  turns.commits = commits
}

/** A number that changes whenever another connection commits. */
async function commitsOfOthers(connection: Connection): Promise<number> {
  const { rows } = await connection.queryRaw({ sql: 'PRAGMA data_version', args: [], argTypes: [] })
  return Number(rows[0]?.[0])
}

/** Runs writes one after another. A write gives up after waiting `writePatienceMs` without a commit by any process. */
function createTurns(turns: Turns): <T>(write: () => Promise<T>) => Promise<T> {
  const inTurn = createSemaphore({ permits: 1, maxWaiting })
  let sliceStart = 0
  let lastEnd = 0

  async function leaveGap(): Promise<void> {
    const now = performance.now()
    if (now - lastEnd > gapMs) sliceStart = now
    if (now - sliceStart < sliceMs) return
    await pause(gapMs)
    sliceStart = performance.now()
  }

  return (write) => {
    const requestedAt = performance.now()
    return inTurn(async () => {
      await leaveGap()
      turns.waitingSince = Math.max(turns.waitingSince, requestedAt, lastEnd)
      try {
        const value = await write()
        lastEnd = performance.now()
        return value
      } catch (error) {
        if (isBusy(error)) throw new DatabaseBusy('The database is busy.', { cause: error })
        lastEnd = performance.now()
        throw error
      }
    })
  }
}
