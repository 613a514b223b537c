import { randomBytes } from 'node:crypto'
import { Client, Pool } from 'pg'

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1))

/** Creates a database with a new name on the server of `url`, as a copy of the database of `template` if given. */
export async function createDatabase(url: string, template?: string): Promise<string> {
  const name = `${template === undefined ? 'keyrail_test' : nameOf(template)}_${randomBytes(6).toString('hex')}`
  await run(url, `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE "${nameOf(template)}"`}`)
  const created = new URL(url)
  created.pathname = `/${name}`
  return created.href
}

export const dropDatabase = async (url: string): Promise<void> =>
  void (await run(url, `DROP DATABASE IF EXISTS "${nameOf(url)}" WITH (FORCE)`))

/** Drops a template and every copy of it. */
export async function dropFamily(template: string): Promise<void> {
  const { rows } = await run(template, `SELECT datname FROM pg_database WHERE starts_with(datname, '${nameOf(template)}')`)
  for (const { datname } of rows) await dropDatabase(Object.assign(new URL(template), { pathname: `/${datname}` }).href)
}

/**
 * What takes every row out of a database but what migrations put in, whatever guards it: triggers and foreign keys sleep for
 * replicas. All in one message over a connection of its own, which stays open until the process ends.
 */
export function emptyingPostgres(url: string): () => Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, options: '-c session_replication_role=replica' })
  // tests end connections, and the last of all drops the database
  pool.on('error', () => undefined)
  let statements: Promise<string> | undefined
  return async () => {
    statements ??= emptyingStatements(pool)
    await pool.query(await statements)
  }
}

async function emptyingStatements(pool: Pool): Promise<string> {
  const tables = `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
  const { rows } = await pool.query<{ tablename: string }>(tables)
  const deletes = rows.map(({ tablename }) => `DELETE FROM "${tablename}"`)
  return [...deletes, `INSERT INTO "InstallationAuditHead" ("id", "seq", "mac") VALUES (1, 0, '')`].join('; ')
}

/** Runs one statement from outside the database it is about. */
const run = (url: string, statement: string) => query(Object.assign(new URL(url), { pathname: '/postgres' }).href, statement)

async function query(url: string, statement: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query<{ datname: string }>(statement)
  } finally {
    await client.end()
  }
}
