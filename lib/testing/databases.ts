/**
 * One suite, both databases:
 *   onEveryDatabase('tokens', (open) => {
 *     it('a guarantee', async () => { const db = await open(); await db.write((tx) => …) })
 *   })
 * `open()` gives a fresh, migrated, empty Db, closed and dropped after the test (also from a beforeEach); it may be called twice.
 * `db.url` is for second processes; `db.engine` tells the two apart where a test must.
 * What takes long to fill is filled once: `(_open, fillOnce) => { const copy = fillOnce(fill) … const { db, filled } = await copy() }`.
 */
import { copyFileSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, inject, onTestFinished } from 'vitest'
import { createDb, type Db } from '../db/client'
import { createDatabase, dropDatabase, emptyDatabase } from './postgres-databases'

export interface TestDb extends Db {
  readonly url: string
}

export type OpenDb = () => Promise<TestDb>

/** Fills a database once for a whole suite. Each call of what it gives opens a copy, as `open()` does, with what `fill` answered. */
export type FillOnce = <T>(fill: (db: TestDb) => Promise<T>) => () => Promise<{ db: TestDb; filled: T }>

type Suite = (open: OpenDb, fillOnce: FillOnce) => void

/** A database file or database of its own, removed by `remove`. */
interface Fresh {
  readonly url: string
  remove(): Promise<void>
}

export function onEveryDatabase(name: string, suite: Suite): void {
  onSqlite(name, suite)
  onPostgres(name, suite)
}

/** For what only SQLite does. */
export function onSqlite(name: string, suite: Suite): void {
  describe(`${name} on SQLite`, () => {
    suite(() => open(sqliteCopy()), fillingOnce(sqliteCopy, sqliteCopy))
  })
}

/** For what only Postgres does. */
export function onPostgres(name: string, suite: Suite): void {
  describe(`${name} on Postgres`, () => {
    suite(async () => open(await borrowPostgres()), fillingOnce(borrowPostgres, postgresCopy))
  })
}

/** The same for what migrates: `empty()` gives the URL of a database with nothing in it, dropped after the test. */
export function onEveryEmptyDatabase(name: string, suite: (empty: () => Promise<string>, engine: Db['engine']) => void): void {
  describe(`${name} on SQLite`, () => {
    suite(() => keepForTest(freshFolder('empty.db')), 'sqlite')
  })
  describe(`${name} on Postgres`, () => {
    suite(async () => keepForTest(await newPostgres()), 'postgres')
  })
}

function keepForTest({ url, remove }: Fresh): Promise<string> {
  onTestFinished(remove)
  return Promise.resolve(url)
}

async function open(fresh: Fresh): Promise<TestDb> {
  const db = { ...createDb(fresh.url), url: fresh.url }
  onTestFinished(() => closeAndRemove(db, fresh))
  return db
}

async function closeAndRemove(db: TestDb, { remove }: Fresh): Promise<void> {
  await db.close()
  await remove()
}

type Making = Fresh | Promise<Fresh>

const fillingOnce =
  (empty: () => Making, copyOf: (url: string) => Making): FillOnce =>
  (fill) => {
    const make = async () => {
      const fresh = await empty()
      const db = { ...createDb(fresh.url), url: fresh.url }
      // a file is whole and a database may be cloned when nobody is connected to it
      return { ...fresh, filled: await fill(db).finally(db.close) }
    }
    let original: ReturnType<typeof make> | undefined
    afterAll(async () => (await original)?.remove())
    return async () => {
      original ??= make()
      const { url, filled } = await original
      return { db: await open(await copyOf(url)), filled }
    }
  }

function sqliteCopy(of = `file:${inject('sqliteTemplate')}`): Fresh {
  const fresh = freshFolder('test.db')
  copyFileSync(of.slice('file:'.length), fresh.url.slice('file:'.length))
  return fresh
}

function freshFolder(file: string): Fresh {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-test-'))
  return { url: `file:${join(folder, file)}`, remove: () => rm(folder, { recursive: true, maxRetries: 5 }) }
}

const newPostgres = (): Promise<Fresh> => postgresCopy()

async function postgresCopy(of?: string): Promise<Fresh> {
  const url = await createDatabase(of ?? inject('postgresTemplate'), of)
  return { url, remove: () => dropDatabase(url) }
}

// emptying a database takes a tenth of the time that making one does
const idle: string[] = []

async function borrowPostgres(): Promise<Fresh> {
  const template = inject('postgresTemplate')
  const url = idle.pop() ?? (await createDatabase(template, template))
  const giveBack = async () => {
    await emptyDatabase(url)
    idle.push(url)
  }
  return { url, remove: giveBack }
}
