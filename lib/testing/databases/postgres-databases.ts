import { randomBytes } from 'node:crypto'
import { Client, type ClientConfig, Pool } from 'pg'

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
 * Returns a function that deletes all rows except those of migrations. The replica role skips triggers and foreign keys. All
 * statements are one message on a dedicated connection, which stays open until the process ends.
 */
export function emptyingPostgres(url: string): () => Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, ...asReplica })
  // tests terminate connections, and the teardown drops the database
  pool.on('error', () => undefined)
  let statements: Promise<string> | undefined
  return async () => {
    statements ??= emptyingStatements(pool)
    await pool.query(await statements)
  }
}

const asReplica = { options: '-c session_replication_role=replica' }

async function emptyingStatements(pool: Pool): Promise<string> {
  const deletes = (await tablesOf(pool)).map((table) => `DELETE FROM "${table}"`)
  return [...deletes, `INSERT INTO "InstallationAuditHead" ("id", "seq", "mac") VALUES (1, 0, '')`].join('; ')
}

async function tablesOf(pool: Pick<Pool, 'query'>): Promise<string[]> {
  const { rows } = await pool.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`)
  return (rows as { tablename: string }[]).map(({ tablename }) => tablename)
}

/** Returns all rows of a database as statements that insert them into an emptied one. */
export const rowsOfPostgres = (url: string): Promise<string> =>
  connected({ connectionString: url }, async (client) => {
    const inserts = (await tablesOf(client)).map(
      (
        table,
      ) => `SELECT format('INSERT INTO %I SELECT * FROM json_populate_recordset(NULL::%1$I, %L)', '${table}', json_agg(t)) AS statement
        FROM "${table}" t HAVING count(*) > 0`,
    )
    const { rows } = await client.query<{ statement: string }>(inserts.join(' UNION ALL '))
    return ['DELETE FROM "InstallationAuditHead"', ...rows.map(({ statement }) => statement)].join('; ')
  })

export const putRows = (url: string, statements: string): Promise<void> =>
  connected({ connectionString: url, ...asReplica }, async (client) => void (await client.query(statements)))

/** Runs a statement on the maintenance database. */
const run = (url: string, statement: string) =>
  connected({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href }, (client) =>
    client.query<{ datname: string }>(statement),
  )

async function connected<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
