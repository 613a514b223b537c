/**
 * One suite, both databases:
 *   onEveryDatabase('tokens', (open) => {
 *     it('a guarantee', async () => { const db = await open(); await db.write((tx) => …) })
 *   })
 * `open()` returns a migrated, empty Db, emptied after the test (also from a beforeEach); it may be called repeatedly.
 * `db.url` is for other processes; `db.engine` is for tests that depend on the database.
 * Slow fixtures are filled once: `(_open, fillOnce) => { const copy = fillOnce(fill) … const { db, filled } = await copy() }`.
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

/** Fills a database once per suite. The returned function opens a copy of it, with the result of `fill`. */
export type FillOnce = <T>(fill: (db: TestDb) => Promise<T>) => () => Promise<{ db: TestDb; filled: T }>

type Suite = (open: OpenDb, fillOnce: FillOnce) => void

export function onEveryDatabase(name: string, suite: Suite): void {
  onSqlite(name, suite)
  onPostgres(name, suite)
}

export function onSqlite(name: string, suite: Suite): void {
  describe(`${name} on SQLite`, () => {
    suite(lend.sqlite, fillingOnce(lend.sqlite, keepPages))
  })
}

export function onPostgres(name: string, suite: Suite): void {
  describe(`${name} on Postgres`, () => {
    suite(lend.postgres, fillingOnce(lend.postgres, keepRows))
  })
}

/** For tests of migrations: `empty()` returns the URL of a database without tables, dropped after the test. */
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
 * Lends a database to a test, restores it and lends it to the next one. Connections and Prisma's query cache are reused: setting
 * both up again takes longer than most tests.
 */
function lending(make: CopyOf, emptying: (url: string) => () => Promise<void>): OpenDb {
  const idle: Lent[] = []
  return async () => {
    const lent = idle.pop() ?? lentFrom(await make(), emptying)
    onTestFinished(async () => {
      await lent.restore()
      idle.push(lent)
    })
    // a new object per test, because code caches by database object
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

/** Copies the current rows; the returned function puts them into another lent database. */
type Keep = (db: TestDb) => Promise<(db: TestDb) => Promise<void>>

function fillingOnce(open: OpenDb, keep: Keep): FillOnce {
  return (fill) => {
    const fillAndKeep = async (db: TestDb) => ({ filled: await fill(db), put: await keep(db) })
    let filling: ReturnType<typeof fillAndKeep> | undefined
    return async () => {
      const db = await open()
      const isFirst = filling === undefined
      filling ??= fillAndKeep({ ...db })
      const { filled, put } = await filling
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
  const copy = new Database(fileOf(url), { readonly: true })
  return (other) => copyPages(copy, other.url)
}

async function keepRows({ url }: TestDb): Promise<(db: TestDb) => Promise<void>> {
  const rows = await rowsOfPostgres(url)
  return (other) => putRows(other.url, rows)
}

/** Restores every page of the file. */
function emptyingSqlite(): (url: string) => () => Promise<void> {
  let template: Database.Database | undefined
  return (url) => () => {
    template ??= new Database(inject('sqliteTemplate'), { readonly: true })
    return copyPages(template, url)
  }
}

const everyPage = 1_000_000

/** Copies all pages in one step: the default of 100 pages per step takes three times as long. */
async function copyPages(from: Database.Database, to: string): Promise<void> {
  await from.backup(fileOf(to), { progress: () => everyPage })
}
