/**
 * One suite, both databases:
 *   onEveryDatabase('tokens', (open) => {
 *     it('a guarantee', async () => { const db = await open(); await db.write((tx) => …) })
 *   })
 * `open()` gives a fresh, migrated, empty Db, closed and dropped after the test (also from a beforeEach); it may be called twice.
 * `db.url` is for second processes; `db.engine` tells the two apart where a test must.
 */
import { copyFileSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, inject, onTestFinished } from 'vitest'
import { createDb, type Db } from '../db/client'
import { createDatabase, dropDatabase, emptyDatabase } from './postgres-databases'

export interface TestDb extends Db {
  readonly url: string
}

export type OpenDb = () => Promise<TestDb>

/** A database file or database of its own, removed by `remove`. */
interface Fresh {
  readonly url: string
  remove(): Promise<void>
}

export function onEveryDatabase(name: string, suite: (open: OpenDb) => void): void {
  onSqlite(name, suite)
  onPostgres(name, suite)
}

/** For what only SQLite does. */
export function onSqlite(name: string, suite: (open: OpenDb) => void): void {
  describe(`${name} on SQLite`, () => {
    suite(() => open(freshSqlite()))
  })
}

/** For what only Postgres does. */
export function onPostgres(name: string, suite: (open: OpenDb) => void): void {
  describe(`${name} on Postgres`, () => {
    suite(async () => open(await borrowPostgres(inject('postgresTemplate'))))
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

async function open({ url, remove }: Fresh): Promise<TestDb> {
  const db = createDb(url)
  onTestFinished(async () => {
    await db.close()
    await remove()
  })
  return { ...db, url }
}

function freshSqlite(): Fresh {
  const fresh = freshFolder('test.db')
  copyFileSync(inject('sqliteTemplate'), fresh.url.slice('file:'.length))
  return fresh
}

function freshFolder(file: string): Fresh {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-test-'))
  return { url: `file:${join(folder, file)}`, remove: () => rm(folder, { recursive: true, maxRetries: 5 }) }
}

async function newPostgres(): Promise<Fresh> {
  const url = await createDatabase(inject('postgresTemplate'))
  return { url, remove: () => dropDatabase(url) }
}

// emptying a database takes a tenth of the time that making one does
const idle: string[] = []

async function borrowPostgres(template: string): Promise<Fresh> {
  const url = idle.pop() ?? (await createDatabase(template, template))
  const giveBack = async () => {
    await emptyDatabase(url)
    idle.push(url)
  }
  return { url, remove: giveBack }
}
