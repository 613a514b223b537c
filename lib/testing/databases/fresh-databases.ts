import { copyFileSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from './postgres-databases'

/** A database file or database of its own, removed by `remove`. */
export interface Fresh {
  readonly url: string
  remove(): Promise<void>
}

/** A copy of a database that nobody is connected to; by default of one that is migrated and empty. */
export type CopyOf = (url?: string) => Fresh | Promise<Fresh>

export const fileOf = (url: string): string => url.slice('file:'.length)

export const sqliteCopy: CopyOf = (of = `file:${inject('sqliteTemplate')}`) => {
  const fresh = newSqlite()
  copyFileSync(fileOf(of), fileOf(fresh.url))
  return fresh
}

/** The URL of a file that is not there yet. */
export function newSqlite(): Fresh {
  const folder = mkdtempSync(join(dirname(inject('sqliteTemplate')), 'test-'))
  return { url: `file:${join(folder, 'test.db')}`, remove: () => rm(folder, { recursive: true, maxRetries: 5 }) }
}

export const postgresCopy: CopyOf = async (of = inject('postgresTemplate')) => droppedByRemove(await createDatabase(of, of))

/** A database with nothing in it. */
export const newPostgres = async (): Promise<Fresh> => droppedByRemove(await createDatabase(inject('postgresTemplate')))

const droppedByRemove = (url: string): Fresh => ({ url, remove: () => dropDatabase(url) })
