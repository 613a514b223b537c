import Database from 'better-sqlite3'
import { Client } from 'pg'
import type { Db } from '../db/client'
import { searchVersion } from '../input/search'

const searchKey = 'search.version'
const people = 'SELECT count(*) AS value FROM "User"'
const version = `SELECT "value" FROM "Setting" WHERE "key" = '${searchKey}'`

/** Uses the drivers directly: every start runs these, and loading Prisma takes half a second. */
export const countPeople = async (url: string): Promise<number> => Number((await readValue(url, people)) ?? 0)

/** True if the search columns were written by the current rule. */
export const isSearchCurrent = async (url: string): Promise<boolean> => (await readValue(url, version)) === String(searchVersion)

type Value = string | number | null

const readValue = (url: string, sql: string): Promise<Value> => (url.startsWith('file:') ? inSqlite(url, sql) : inPostgres(url, sql))

function inSqlite(url: string, sql: string): Promise<Value> {
  const database = new Database(url.slice('file:'.length), { readonly: true })
  try {
    return Promise.resolve(database.prepare<[], { value: Value }>(sql).get()?.value ?? null)
  } finally {
    database.close()
  }
}

async function inPostgres(url: string, sql: string): Promise<Value> {
  const client = new Client({ connectionString: url })
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
