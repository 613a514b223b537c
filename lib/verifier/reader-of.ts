import type { RowReader } from './reader'
import { createPostgresReader } from './reader-postgres'
import { createSqliteReader } from './reader-sqlite'

/** `file:…` is SQLite, anything else Postgres. */
export const createReader = (url: string): RowReader => (url.startsWith('file:') ? createSqliteReader(url) : createPostgresReader(url))
