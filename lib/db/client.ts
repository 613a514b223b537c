import type { Random } from '../ports'
import { createPostgres } from './postgres'
import { createSqlite } from './sqlite'
import type { Db } from './types'

export type { Db, Reader, Tx } from './types'

/**
 * Opens a database: `file:…` is SQLite, `postgres://…` or `postgresql://…` is Postgres. Connects on first use. `random` varies the pauses
 * of transactions that lost a race; a process that writes alone needs none.
 */
export function createDb(url: string, random: Random | null = null): Db {
  if (url.startsWith('file:')) return createSqlite(url)
  if (/^postgres(ql)?:\/\//.test(url)) return createPostgres(url, random)
  throw new Error('DATABASE_URL must start with file:, postgres:// or postgresql://.')
}
