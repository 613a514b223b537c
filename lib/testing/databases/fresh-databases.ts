import { copyFileSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from './postgres-databases'

export interface Fresh {
  readonly url: string
  remove(): Promise<void>
}

/** Copies a database without open connections; by default the migrated, empty template. */
export type CopyOf = (url?: string) => Fresh | Promise<Fresh>

export const fileOf = (url: string): string => url.slice('file:'.length)

export const sqliteCopy: CopyOf = (of = `file:${inject('sqliteTemplate')}`) => {
  const fresh = newSqlite()
  copyFileSync(fileOf(of), fileOf(fresh.url))
  return fresh
}

/** Returns the URL of a file that does not exist yet. */
export function newSqlite(): Fresh {
  const folder = mkdtempSync(join(dirname(inject('sqliteTemplate')), 'test-'))
  return { url: `file:${join(folder, 'test.db')}`, remove: () => rm(folder, { recursive: true, maxRetries: 5 }) }
}

export const postgresCopy: CopyOf = async (of = inject('postgresTemplate')) => droppedByRemove(await createDatabase(of, of))

export const newPostgres = async (): Promise<Fresh> => droppedByRemove(await createDatabase(inject('postgresTemplate')))

const droppedByRemove = (url: string): Fresh => ({ url, remove: () => dropDatabase(url) })
