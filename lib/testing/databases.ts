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
import { afterAll, describe, inject, onTestFinished } from 'vitest'
import { createDb, type Db } from '../db/client'
import { type CopyOf, type Fresh, fileOf, newPostgres, newSqlite, postgresCopy, sqliteCopy } from './fresh-databases'
import { emptyingPostgres } from './postgres-databases'

export interface TestDb extends Db {
  readonly url: string
}

export type OpenDb = () => Promise<TestDb>

/** Fills a database once for a whole suite. Each call of what it gives opens a copy, as `open()` does, with what `fill` answered. */
export type FillOnce = <T>(fill: (db: TestDb) => Promise<T>) => () => Promise<{ db: TestDb; filled: T }>

type Suite = (open: OpenDb, fillOnce: FillOnce) => void

export function onEveryDatabase(name: string, suite: Suite): void {
  onSqlite(name, suite)
  onPostgres(name, suite)
}

/** For what only SQLite does. */
export function onSqlite(name: string, suite: Suite): void {
  describe(`${name} on SQLite`, () => {
    suite(lend.sqlite, fillingOnce(sqliteCopy, openSqliteCopy))
  })
}

/** For what only Postgres does. */
export function onPostgres(name: string, suite: Suite): void {
  describe(`${name} on Postgres`, () => {
    suite(lend.postgres, fillingOnce(postgresCopy, openPostgresCopy))
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

interface Connected {
  readonly db: TestDb
  remove(): Promise<void>
}

function connect({ url, remove }: Fresh): Connected {
  const db = { ...createDb(url), url }
  const closeAndRemove = async () => {
    await db.close()
    await remove()
  }
  return { db, remove: closeAndRemove }
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

const lentFrom = (fresh: Fresh, emptying: (url: string) => () => Promise<void>): Lent => ({
  db: connect(fresh).db,
  restore: emptying(fresh.url),
})

const lend = { sqlite: lending(sqliteCopy, emptyingSqlite()), postgres: lending(postgresCopy, emptyingPostgres) }

function fillingOnce(copyOf: CopyOf, openCopy: (of: string) => Promise<TestDb>): FillOnce {
  return (fill) => {
    const make = async () => {
      const fresh = await copyOf()
      const { db } = connect(fresh)
      return { ...fresh, filled: await fill(db).finally(db.close) }
    }
    let original: ReturnType<typeof make> | undefined
    afterAll(async () => (await original)?.remove())
    return async () => {
      original ??= make()
      const { url, filled } = await original
      return { db: await openCopy(url), filled }
    }
  }
}

async function openSqliteCopy(of: string): Promise<TestDb> {
  const db = await lend.sqlite()
  const original = new Database(fileOf(of), { readonly: true })
  await copyPages(original, db.url)
  original.close()
  return db
}

async function openPostgresCopy(of: string): Promise<TestDb> {
  const { db, remove } = connect(await postgresCopy(of))
  onTestFinished(remove)
  return db
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
