import { Client } from 'pg'
import { type AppliedMigration, type Migration, MigrationRejected, type MigrationTarget } from './migrations'

/** The advisory lock that Prisma's own tool takes, so that the two never migrate concurrently. */
const lock = 72_707_369

const ledger = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

const entry = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
  VALUES (gen_random_uuid()::text, $1, $2, clock_timestamp(), 1)`

// not to_regclass: after waiting for the advisory lock it would still report the table as missing
const selectLedger = `SELECT FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'`

const selectApplied = `SELECT "migration_name" AS name, "checksum" AS checksum, "finished_at" IS NOT NULL AS finished
  FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`

export async function openPostgresTarget(url: string): Promise<MigrationTarget> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // without a listener, a connection lost between two statements would crash the process; the next statement fails anyway
  client.on('error', () => undefined)
  await client.connect()
  try {
    await rejectStandby(client)
    await rejectWithoutRights(client)
  } catch (error) {
    await client.end()
    throw error
  }
  return {
    applied: () => readApplied(client),
    exclusive: (work) => exclusive(client, work),
    apply: (migration) => apply(client, migration),
    close: () => client.end(),
  }
}

async function rejectStandby(client: Client): Promise<void> {
  const { rows } = await client.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby')
  if (rows[0]?.standby !== false) throw new MigrationRejected('DATABASE_URL points to a standby, which is read-only. Use the primary.')
}

/** Since Postgres 15 only the owner of a database may create tables in its schema `public`. */
async function rejectWithoutRights(client: Client): Promise<void> {
  const has = (privilege: string) => `has_schema_privilege('public', '${privilege}')`
  const right = `SELECT ${has('CREATE')} AND ${has('USAGE')} AS allowed, current_user AS role`
  const [found] = (await client.query<{ allowed: boolean; role: string }>(right)).rows
  if (found?.allowed === true) return
  const role = client.escapeIdentifier(found?.role ?? '')
  throw new MigrationRejected(
    `The role of DATABASE_URL may not create tables. As the owner of the database, run: GRANT CREATE, USAGE ON SCHEMA public TO ${role};`,
  )
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query(selectLedger)
  if (rows.length === 0) return []
  return (await client.query<AppliedMigration>(selectApplied)).rows
}

async function exclusive<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL lock_timeout = '60s'`)
    await client.query(`SELECT pg_advisory_xact_lock(${lock})`)
    const value = await work()
    await client.query('COMMIT')
    return value
  } catch (error) {
    // a lost connection is rolled back by the server
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query(ledger)
  await client.query(migration.sql)
  await client.query(entry, [migration.checksum, migration.name])
}
