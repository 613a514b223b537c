import Database from 'better-sqlite3'
import { Client } from 'pg'
import type { Db } from '../db/client'

const people = 'SELECT count(*) AS people FROM "User"'

/** Uses the drivers directly: every start runs this, and loading Prisma takes half a second. */
export const countPeople = (url: string): Promise<number> => (url.startsWith('file:') ? inSqlite(url) : inPostgres(url))

function inSqlite(url: string): Promise<number> {
  const database = new Database(url.slice('file:'.length), { readonly: true })
  try {
    return Promise.resolve(database.prepare<[], { people: number }>(people).get()?.people ?? 0)
  } finally {
    database.close()
  }
}

async function inPostgres(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ people: string }>(people)
    return Number(rows[0]?.people)
  } finally {
    await client.end()
  }
}

/** Every organization, for the commands that walk them all. */
export const listOrganizations = (db: Db) => db.read.organization.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } })
