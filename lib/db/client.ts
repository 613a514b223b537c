import { createPostgres } from './postgres'
import { createSqlite } from './sqlite'
import type { Db } from './types'

export type { Db, Reader, Tx } from './types'

/** Opens a database: `file:…` is SQLite, `postgres://…` or `postgresql://…` is Postgres. Connects on first use. */
export function createDb(url: string): Db {
  if (url.startsWith('file:')) return createSqlite(url)
  if (/^postgres(ql)?:\/\//.test(url)) return createPostgres(url)
  throw new Error('DATABASE_URL must start with file:, postgres:// or postgresql://.')
}
