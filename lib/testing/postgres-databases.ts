import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1))

/** Creates a database with a new name on the server of `url`, as a copy of the database of `template` if given. */
export async function createDatabase(url: string, template?: string): Promise<string> {
  const name = `keyrail_test_${randomBytes(8).toString('hex')}`
  await run(url, `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE "${nameOf(template)}"`}`)
  const created = new URL(url)
  created.pathname = `/${name}`
  return created.href
}

export const dropDatabase = (url: string): Promise<void> => run(url, `DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`)

/** Runs one statement from outside the database it is about. */
async function run(url: string, statement: string): Promise<void> {
  const outside = new URL(url)
  outside.pathname = '/postgres'
  const client = new Client({ connectionString: outside.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
