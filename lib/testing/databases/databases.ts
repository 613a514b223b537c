/**
 * One suite, both databases:
 *   onEveryDatabase('tokens', (open) => {
 *     it('a guarantee', async () => { const db = await open(); await db.write((tx) => …) })
 *   })
 * `open()` gives a fresh, migrated, empty Db, closed and dropped after the test (also from a beforeEach); it may be called twice.
 * `db.url` is for second processes; `db.engine` tells the two apart where a test must.
 * What takes long to fill is filled once: `(_open, fillOnce) => { const copy = fillOnce(fill) … const { db, filled } = await copy() }`.
 */
import Database from 'better-sqlite3'
import { describe, inject, onTestFinished } from 'vitest'
import { createDb, type Db } from '../../db/client'
import { type CopyOf, type Fresh, fileOf, newPostgres, newSqlite, postgresCopy, sqliteCopy } from './fresh-databases'
import { emptyingPostgres, putRows, rowsOfPostgres } from './postgres-databases'

export interface TestDb extends Db {
  readonly url: string
}

export type OpenDb = () => Promise<TestDb>

/** Fills a database once for a whole suite. Each call of what it gives opens one, as `open()` does, with its rows and what `fill` answered. */
export type FillOnce = <T>(fill: (db: TestDb) => Promise<T>) => () => Promise<{ db: TestDb; filled: T }>

type Suite = (open: OpenDb, fillOnce: FillOnce) => void

export function onEveryDatabase(name: string, suite: Suite): void {
  onSqlite(name, suite)
  onPostgres(name, suite)
}

/** For what only SQLite does. */
export function onSqlite(name: string, suite: Suite): void {
  describe(`${name} on SQLite`, () => {
    suite(lend.sqlite, fillingOnce(lend.sqlite, keepPages))
  })
}

/** For what only Postgres does. */
export function onPostgres(name: string, suite: Suite): void {
  describe(`${name} on Postgres`, () => {
    suite(lend.postgres, fillingOnce(lend.postgres, keepRows))
  })
}

/** The same for what migrates: `empty()` gives the URL of a database with nothing in it, dropped after the test. */
export function onEveryEmptyDatabase(name: string, suite: (empty: () => Promise<string>, engine: Db['engine']) => void): void {
  describe(`${name} on SQLite`, () => {
    suite(() => keepForTest(newSqlite()), 'sqlite')
  })
  describe(`${name} on Postgres`, () => {
    suite(async () => keepForTest(await newPostgres()), 'postgres')
  })
}

function keepForTest({ url, remove }: Fresh): Promise<string> {
  onTestFinished(remove)
  return Promise.resolve(url)
}

/**
 * Lends a database to a test and, as it was at first, to the next one. Its connections stay open until the process ends,
 * and what Prisma has worked out for its queries stays known: anew for each test both take longer than most tests.
 */
function lending(make: CopyOf, emptying: (url: string) => () => Promise<void>): OpenDb {
  const idle: Lent[] = []
  return async () => {
    const lent = idle.pop() ?? lentFrom(await make(), emptying)
    onTestFinished(async () => {
      await lent.restore()
      idle.push(lent)
    })
    // what code remembers of a database object ends with the test
    return { ...lent.db }
  }
}

interface Lent {
  readonly db: TestDb
  restore(): Promise<void>
}

const lentFrom = ({ url }: Fresh, emptying: (url: string) => () => Promise<void>): Lent => ({
  db: { ...createDb(url), url },
  restore: emptying(url),
})

const lend = { sqlite: lending(sqliteCopy, emptyingSqlite()), postgres: lending(postgresCopy, emptyingPostgres) }

/** What puts the rows that a database has now into another one that is lent. */
type Keep = (db: TestDb) => Promise<(db: TestDb) => Promise<void>>

function fillingOnce(open: OpenDb, keep: Keep): FillOnce {
  return (fill) => {
    const make = async (db: TestDb) => ({ filled: await fill(db), put: await keep(db) })
    let made: ReturnType<typeof make> | undefined
    return async () => {
      const db = await open()
      const isFirst = made === undefined
      made ??= make({ ...db })
      const { filled, put } = await made
      if (!isFirst) await put(db)
      return { db, filled }
    }
  }
}

async function keepPages(db: TestDb): Promise<(db: TestDb) => Promise<void>> {
  const { url } = newSqlite()
  const original = new Database(fileOf(db.url), { readonly: true })
  await copyPages(original, url)
  original.close()
  const kept = new Database(fileOf(url), { readonly: true })
  return (other) => copyPages(kept, other.url)
}

async function keepRows({ url }: TestDb): Promise<(db: TestDb) => Promise<void>> {
  const rows = await rowsOfPostgres(url)
  return (other) => putRows(other.url, rows)
}

/** Puts every page of the file back as it was. */
function emptyingSqlite(): (url: string) => () => Promise<void> {
  let template: Database.Database | undefined
  return (url) => () => {
    template ??= new Database(inject('sqliteTemplate'), { readonly: true })
    return copyPages(template, url)
  }
}

const everyPage = 1_000_000

/** All at once: a hundred at a time, as is the default, is three times the work. */
async function copyPages(from: Database.Database, to: string): Promise<void> {
  await from.backup(fileOf(to), { progress: () => everyPage })
}
