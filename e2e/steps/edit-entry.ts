import Database from 'better-sqlite3'
import { Client } from 'pg'
import type { Site } from '../servers/sites'

const trigger = 'AuditEntry_rejects_update'
const edit = `UPDATE "AuditEntry" SET "actorName" = 'Someone else' WHERE "seq" = 1 AND "orgId" = (SELECT "id" FROM "Organization" WHERE "slug" = 'northwind')`

/** Edits the first entry of Northwind's audit log as someone with full access to the database can. The triggers stay. */
export const editFirstEntry = ({ database }: Site): Promise<void> =>
  database.startsWith('file:') ? inSqlite(database) : inPostgres(database)

function inSqlite(url: string): Promise<void> {
  const database = new Database(url.slice('file:'.length))
  database.transaction(() => {
    const { sql } = database.prepare<[string], { sql: string }>('SELECT "sql" FROM sqlite_master WHERE "name" = ?').get(trigger) ?? {
      sql: '',
    }
    database.exec(`DROP TRIGGER "${trigger}"; ${edit}; ${sql}`)
  })()
  database.close()
  return Promise.resolve()
}

async function inPostgres(url: string): Promise<void> {
  const client = new Client({ connectionString: url, options: '-c session_replication_role=replica' })
  await client.connect()
  await client.query(edit)
  await client.end()
}
