import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import type { Db } from '../db/client'
import { errorCode, errorMessage } from '../errors'
import { searchVersion } from '../input/search'
import { keyMarksSetting } from '../key-check/index'

const searchKey = 'search.version'
const people = 'SELECT count(*) AS value FROM "User"'
const version = `SELECT "value" FROM "Setting" WHERE "key" = '${searchKey}'`

/** Uses the drivers directly: every start runs these, and loading Prisma takes half a second. */
export const countPeople = async (url: string): Promise<number> => Number((await readValue(url, people)) ?? 0)

/** True if the search columns were written by the current rule. */
export const isSearchCurrent = async (url: string): Promise<boolean> => (await readValue(url, version)) === String(searchVersion)

/** Check values of the keys; null before the first start. */
export async function storedMarks(url: string): Promise<string | null> {
  const value = await readValue(url, `SELECT "value" FROM "Setting" WHERE "key" = '${keyMarksSetting}'`)
  return value === null ? null : String(value)
}

type Value = string | number | null

/** Null without a row, a table or a file: a database of any earlier version can be asked. */
async function readValue(url: string, sql: string): Promise<Value> {
  try {
    return await (url.startsWith('file:') ? inSqlite(url, sql) : inPostgres(url, sql))
  } catch (error) {
    if (isTableMissing(error)) return null
    throw error
  }
}

/** Postgres has a code for it, SQLite only a message. */
const isTableMissing = (error: unknown): boolean =>
  errorCode(error) === '42P01' || (errorCode(error) === 'SQLITE_ERROR' && errorMessage(error).startsWith('no such table'))

async function inSqlite(url: string, sql: string): Promise<Value> {
  const file = url.slice('file:'.length)
  if (!existsSync(file)) return null
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare<[], { value: Value }>(sql).get()?.value ?? null
  } finally {
    database.close()
  }
}

async function inPostgres(url: string, sql: string): Promise<Value> {
  const client = new Client({ connectionString: url })
  // a lost connection fails the query, and is reported here as well: without a listener, that would end the process
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ value: Value }>(sql)
    return rows[0]?.value ?? null
  } finally {
    await client.end()
  }
}

export async function writeSearchVersion(db: Db): Promise<void> {
  const value = String(searchVersion)
  await db.write((tx) => tx.setting.upsert({ where: { key: searchKey }, create: { key: searchKey, value }, update: { value } }))
}

/** Every organization, for the commands that walk them all. */
export const listOrganizations = (db: Db) => db.read.organization.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } })
