import type { Db } from '../db/client'

/** Resolves if the database responds; returns its version. */
export async function readVersion(db: Db): Promise<string> {
  if (db.engine === 'sqlite') {
    const [row] = await db.read.$queryRaw<{ version: string }[]>`SELECT sqlite_version() AS "version"`
    return `SQLite ${row?.version}`
  }
  const [row] = await db.read.$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS "version"`
  return `Postgres ${row?.version}`
}
